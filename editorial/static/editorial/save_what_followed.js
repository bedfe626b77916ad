// Lets autosave have what was written while a save was under way.
//
// When a save succeeds, Wagtail's editor takes the form as it then is for saved. What was written
// between the sending and the answer would wait for the next edit, without a warning on leaving.
(() => {
  const NOT_CONTENT = new Set(['csrfmiddlewaretoken', 'overwrite_revision_id', 'next']);

  const contentOf = (formData, assigned = {}) =>
    [...formData]
      .filter(([name]) => !NOT_CONTENT.has(name) && !(name in assigned))
      .filter(([name]) => !name.startsWith('loaded_revision_'))
      .map(([name, value]) =>
        value instanceof File ? [name, value.name, value.size] : [name, value],
      );

  const sent = new WeakMap();

  document.addEventListener('w-autosave:save', (event) => {
    sent.set(event.target, event.detail.formData);
  });

  document.addEventListener('w-autosave:success', (event) => {
    const form = event.target;
    if (!sent.has(form)) return;
    // Keys of new rows, which the answer has filled in, are no edits.
    const assigned = event.detail.response.field_updates || {};
    const before = JSON.stringify(contentOf(sent.get(form), assigned));
    const now = JSON.stringify(contentOf(new FormData(form), assigned));
    sent.delete(form);
    if (before === now) return;
    form.dispatchEvent(
      new CustomEvent('w-unsaved:add', {
        bubbles: true,
        cancelable: true,
        detail: { type: 'edits' },
      }),
    );
  });
})();
