/**
 * Tells in the editor what publishing the draft would change, and again after each save.
 *
 * The notice is fetched beside the form, which neither waits for it nor depends on it. What has
 * no draft follows a field of the form instead.
 */
(() => {
  const start = () => {
    const link = document.querySelector('[data-impact-notice]');
    const form = document.querySelector('[data-edit-form]');
    if (!link || !form) return;

    const notice = document.createElement('section');
    notice.className = 'impact-notice w-form-width';
    notice.setAttribute('aria-label', link.dataset.impactLabel);
    notice.setAttribute('aria-live', 'polite');
    notice.hidden = true;
    // Above the panels of every tab, in their column; above a form without tabs.
    const tabs = form.querySelector('.tab-content');
    if (tabs) tabs.prepend(notice);
    else form.before(notice);

    const followed = link.dataset.impactFollows;
    const field = followed ? form.elements.namedItem(followed) : null;
    const page = link.getAttribute('href');
    const withField = (address) =>
      field ? `${address}?${new URLSearchParams([[followed, field.value]])}` : address;

    // One request at a time; what is saved meanwhile asks for another one after it.
    let isRunning = false;
    let isStale = false;
    const refresh = async () => {
      isStale = true;
      if (isRunning) return;
      isRunning = true;
      while (isStale) {
        isStale = false;
        try {
          link.href = withField(page);
          const response = await fetch(withField(link.dataset.impactNotice), {
            headers: { 'X-Requested-With': 'XMLHttpRequest' },
          });
          const html = response.ok ? (await response.text()).trim() : '';
          if (notice.innerHTML.trim() !== html) notice.innerHTML = html;
          notice.hidden = !html;
          notice.classList.toggle('is-lacking', Boolean(notice.querySelector('.impact-lacking')));
        } catch {
          notice.hidden = true;
        }
      }
      isRunning = false;
    };
    document.addEventListener('w-autosave:success', refresh);
    if (field) field.addEventListener('change', refresh);
    refresh();
  };
  if (document.readyState === 'loading') {
    document.addEventListener('DOMContentLoaded', start);
  } else {
    start();
  }
})();
