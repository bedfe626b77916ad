// The tables of what holds at a location, and the help of the fact that a row gives a value.
(() => {
  const { Controller } = window.StimulusModule;

  class InForce extends Controller {
    static targets = ['row', 'words', 'status'];

    static values = { shown: String };

    connect() {
      const box = this.element.querySelector('[data-filter]');
      if (box) box.hidden = false;
    }

    filter() {
      const words = this.wordsTarget.value.trim().toLowerCase();
      let shown = 0;
      this.rowTargets.forEach((row) => {
        row.hidden = !row.textContent.toLowerCase().includes(words);
        shown += row.hidden ? 0 : 1;
      });
      this.statusTarget.textContent = this.shownValue.replace('%(count)s', shown);
    }

    stay(event) {
      event.preventDefault();
    }
  }

  class FactHelp extends Controller {
    connect() {
      this.help = document.createElement('p');
      this.help.className = 'help in-force__help';
      this.help.id = `${this.element.id}-fact-help`;
      this.help.setAttribute('aria-live', 'polite');
      this.element.insertAdjacentElement('afterend', this.help);
      this.tell();
    }

    disconnect() {
      this.help.remove();
    }

    tell() {
      const chosen = this.element.selectedOptions[0];
      this.help.textContent = (chosen && chosen.dataset.help) || '';
      this.help.hidden = !this.help.textContent;
    }
  }

  window.wagtail.app.register('clinics-in-force', InForce);
  window.wagtail.app.register('clinics-fact-help', FactHelp);
})();
