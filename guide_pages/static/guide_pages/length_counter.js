// Writes below a text field how many characters are used of the number mostly shown.
(() => {
  class LengthController extends window.StimulusModule.Controller {
    static values = { best: Number, fits: String, long: String };

    connect() {
      this.counter = document.createElement('p');
      this.counter.className = 'help';
      this.counter.id = `${this.element.id}-length`;
      this.element.insertAdjacentElement('afterend', this.counter);
      const described = this.element.getAttribute('aria-describedby');
      this.element.setAttribute(
        'aria-describedby',
        [described, this.counter.id].filter(Boolean).join(' '),
      );
      this.count = this.count.bind(this);
      this.element.addEventListener('input', this.count);
      this.count();
    }

    disconnect() {
      this.element.removeEventListener('input', this.count);
      this.counter.remove();
    }

    count() {
      const used = Array.from(this.element.value.trim()).length;
      const sentence = used > this.bestValue ? this.longValue : this.fitsValue;
      this.counter.textContent = sentence
        .replace('%(used)s', used)
        .replace('%(best)s', this.bestValue);
    }
  }

  window.wagtail.app.register('guide-length', LengthController);
})();
