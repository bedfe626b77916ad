// Puts a button at plain text fields that may mention facts, which inserts one at the caret.
(() => {
  const { factsUrl, factsLabel, factsLabelFor } = document.currentScript.dataset;
  const FIELD = 'input[type="text"], input:not([type]), textarea';
  const ready = new WeakSet();
  const visited = new WeakSet();

  const nameOf = (field) => {
    const label =
      field.labels?.[0] || field.closest('.w-panel')?.querySelector('.w-panel__heading');
    return label?.textContent.replace('*', '').replace(/\s+/g, ' ').trim();
  };

  const insert = (field, text) => {
    const end = field.value.length;
    const [from, to] = visited.has(field)
      ? [field.selectionStart, field.selectionEnd]
      : [end, end];
    field.focus();
    field.setRangeText(text, from, to, 'end');
    ['input', 'change'].forEach((type) =>
      field.dispatchEvent(new Event(type, { bubbles: true })),
    );
  };

  const addButton = (field) => {
    if (!field || ready.has(field) || field.disabled || field.readOnly) return;
    ready.add(field);
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'button button-small button-secondary facts-insert';
    button.textContent = factsLabel;
    const name = nameOf(field);
    if (name) button.setAttribute('aria-label', factsLabelFor.replace('%(field)s', name));
    button.setAttribute('aria-haspopup', 'dialog');
    button.addEventListener('click', async () => {
      const chosen = await window.copyFacts.choose(factsUrl);
      if (chosen) insert(field, window.copyFacts.token(chosen));
    });
    const box = field.closest('.w-field');
    if (box) box.append(button);
    else field.after(button);
    field.addEventListener('focus', () => visited.add(field), { once: true });
  };

  let waiting = false;
  const addButtons = () => {
    waiting = false;
    document.querySelectorAll('[data-facts]').forEach((marked) => {
      addButton(marked.matches(FIELD) ? marked : marked.querySelector(FIELD));
    });
  };

  document.addEventListener('DOMContentLoaded', () => {
    new MutationObserver(() => {
      if (!waiting) {
        waiting = true;
        window.requestAnimationFrame(addButtons);
      }
    }).observe(document.body, { childList: true, subtree: true });
    addButtons();
  });
})();
