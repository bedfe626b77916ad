// Opens the list of facts and tells which one was chosen.
(() => {
  if (window.copyFacts) return;

  const read = async (url) => {
    const response = await fetch(url, { headers: { 'X-Requested-With': 'XMLHttpRequest' } });
    const page = document.createElement('template');
    page.innerHTML = await response.text();
    const dialog = response.ok && page.content.querySelector('dialog');
    if (!dialog) throw new Error(`No list of facts at ${url}`);
    return document.adoptNode(dialog);
  };

  const narrow = (dialog) => {
    const words = dialog.querySelector('[data-facts-search]').value.toLowerCase().split(/\s+/);
    const facts = [...dialog.querySelectorAll('.facts-dialog__fact')];
    facts.forEach((fact) => {
      const text = fact.textContent.toLowerCase();
      fact.hidden = !words.every((word) => text.includes(word));
    });
    const shown = facts.filter((fact) => !fact.hidden);
    const chosen = dialog.querySelector('input[name=fact]:checked');
    if (!chosen || chosen.closest('.facts-dialog__fact').hidden) {
      if (chosen) chosen.checked = false;
      if (shown.length) shown[0].querySelector('input').checked = true;
    }
    const none = dialog.querySelector('[data-facts-none]');
    none.textContent = shown.length ? '' : none.dataset.factsNone;
  };

  const ask = (dialog, { fact = '', fallback = '' }) => {
    const form = dialog.querySelector('form');
    const fallbackField = form.elements.fallback;
    fallbackField.value = fallback;
    const known = fact && form.querySelector(`input[name=fact][value="${CSS.escape(fact)}"]`);
    if (known) known.checked = true;
    dialog.querySelector('[data-facts-search]').addEventListener('input', () => narrow(dialog));
    fallbackField.addEventListener('input', () => {
      const refused = /\{\{|\}\}/.test(fallbackField.value);
      fallbackField.setCustomValidity(refused ? fallbackField.dataset.factsRefusal : '');
    });
    dialog
      .querySelector('[data-facts-cancel]')
      .addEventListener('click', () => dialog.close());
    // The editor behind listens to the same keys.
    dialog.addEventListener('keydown', (event) => event.stopPropagation());
    let chosen = null;
    form.addEventListener('submit', () => {
      chosen = {
        fact: form.elements.fact.value,
        fallback: fallbackField.value.replace(/\s+/g, ' ').trim(),
      };
    });
    document.body.append(dialog);
    return new Promise((resolve) => {
      dialog.addEventListener('close', () => {
        dialog.remove();
        resolve(chosen);
      });
      dialog.showModal();
      if (known) known.closest('label').scrollIntoView({ block: 'nearest' });
    });
  };

  let open = false;

  // Answers with what was chosen, or null when nothing was.
  const choose = async (url, current = {}) => {
    if (open) return null;
    open = true;
    try {
      return await ask(await read(url), current);
    } catch (error) {
      console.error(error);
      window.alert(window.gettext ? window.gettext('Server Error') : 'Server Error');
      return null;
    } finally {
      open = false;
    }
  };

  const token = ({ fact, fallback }) =>
    fallback ? `{{ ${fact} | ${fallback} }}` : `{{ ${fact} }}`;

  window.copyFacts = { choose, token };
})();
