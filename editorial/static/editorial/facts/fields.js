// Puts a button at plain text fields that may mention facts, which inserts one at the caret.
(() => {
  const { factsUrl, factsLabel, factsLabelFor, factsTable, factsChooseCell } =
    document.currentScript.dataset;
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

  const makeButton = (name, insertChosen) => {
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'button button-small button-secondary facts-insert';
    button.textContent = factsLabel;
    if (name) button.setAttribute('aria-label', factsLabelFor.replace('%(field)s', name));
    button.setAttribute('aria-haspopup', 'dialog');
    button.addEventListener('click', async () => {
      const chosen = await window.copyFacts.choose(factsUrl);
      if (chosen) insertChosen(window.copyFacts.token(chosen));
    });
    return button;
  };

  const addButton = (field) => {
    if (!field || ready.has(field) || field.readOnly) return;
    ready.add(field);
    const button = makeButton(nameOf(field), (text) => insert(field, text));
    const box = field.closest('.w-field');
    if (box) box.append(button);
    else field.after(button);
    field.addEventListener('focus', () => visited.add(field), { once: true });
    // A field that takes no words now may take them later.
    const follow = () => {
      button.hidden = field.disabled;
    };
    follow();
    new MutationObserver(follow).observe(field, { attributeFilter: ['disabled'] });
  };

  // The chosen cell of each table: it is chosen no more once the button has the focus.
  const chosenCells = new WeakMap();
  const tableButtons = new WeakMap();
  let followsTables = false;
  const followTables = () => {
    if (followsTables || !window.Handsontable) return;
    followsTables = true;
    window.Handsontable.hooks.add('afterSelection', function remember(row, column) {
      const button = tableButtons.get(this.rootElement);
      if (!button) return;
      chosenCells.set(button, { table: this, row, column });
      button.disabled = false;
      button.title = '';
    });
  };

  const addTableButton = (marked) => {
    const grid = marked.querySelector('[id$="-handsontable-container"]');
    if (!grid || tableButtons.has(grid)) return;
    const button = makeButton(factsTable, (text) => {
      const { table, row, column } = chosenCells.get(button);
      const words = table.getDataAtCell(row, column);
      table.setDataAtCell(row, column, words ? `${words} ${text}` : text);
      table.selectCell(row, column);
    });
    button.disabled = true;
    button.title = factsChooseCell;
    tableButtons.set(grid, button);
    grid.before(button);
  };

  let waiting = false;
  const addButtons = () => {
    waiting = false;
    followTables();
    document.querySelectorAll('[data-facts]').forEach((marked) => {
      if (marked.dataset.facts === 'table') addTableButton(marked);
      else addButton(marked.matches(FIELD) ? marked : marked.querySelector(FIELD));
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
