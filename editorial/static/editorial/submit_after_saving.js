// Lets nobody publish from under a save.
//
// What a save answers names the rows that it has kept. A form that is sent before that sends them
// as new ones, and they stand there twice. So it is sent when the save is over.
(() => {
  const LONGEST_MILLISECONDS = 10000;

  const saving = new WeakMap();
  const held = new WeakMap();

  const send = (form, submitter) => {
    // A button that shows progress is disabled, and would not say what it asks for.
    const wasDisabled = submitter?.disabled;
    if (wasDisabled) submitter.disabled = false;
    form.requestSubmit(submitter);
    if (wasDisabled) submitter.disabled = true;
  };

  const over = (form) => {
    clearTimeout(saving.get(form));
    saving.delete(form);
    if (!held.has(form)) return;
    const submitter = held.get(form);
    held.delete(form);
    send(form, submitter);
  };

  document.addEventListener('w-autosave:save', (event) => {
    // Others may still refuse the save: then nothing is to be waited for.
    queueMicrotask(() => {
      if (event.defaultPrevented) return;
      const form = event.target;
      clearTimeout(saving.get(form));
      saving.set(form, setTimeout(() => over(form), LONGEST_MILLISECONDS));
    });
  });

  for (const end of ['success', 'error']) {
    document.addEventListener(`w-autosave:${end}`, (event) => over(event.target));
  }

  document.addEventListener(
    'submit',
    (event) => {
      if (!saving.has(event.target)) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      held.set(event.target, event.submitter);
    },
    true,
  );
})();
