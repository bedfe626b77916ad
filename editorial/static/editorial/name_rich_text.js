// Gives every rich-text editor the name of its field, for people who listen to the page.
(() => {
  const NAMELESS =
    '.Draftail-Editor [role="textbox"]:not([aria-label]):not([aria-labelledby])';

  // The label of a block's field stands before its wrapper, a page's own in the panel's head.
  const labelOf = (box) => {
    const wrapper = box.closest('.w-field__wrapper');
    return (
      wrapper?.querySelector('label') ||
      wrapper?.parentElement.querySelector(':scope > label') ||
      box.closest('.w-panel')?.querySelector('.w-panel__heading')
    );
  };

  let waiting = false;
  const nameThem = () => {
    waiting = false;
    document.querySelectorAll(NAMELESS).forEach((box) => {
      const name = labelOf(box)?.textContent.replace('*', '').replace(/\s+/g, ' ').trim();
      if (name) box.setAttribute('aria-label', name);
    });
  };

  document.addEventListener('DOMContentLoaded', () => {
    new MutationObserver(() => {
      if (!waiting) {
        waiting = true;
        window.requestAnimationFrame(nameThem);
      }
    }).observe(document.body, { childList: true, subtree: true });
    nameThem();
  });
})();
