// Choosing many locations: by name, all below one, all that are shown, with their number.
(() => {
  // More than this many are folded up below what stands above them, but for the first.
  const MANY = 50;
  const UNFOLDED = 'data-unfolded';

  class Places extends window.StimulusModule.Controller {
    static values = { count: String, shown: String };

    connect() {
      this.places = [...this.element.querySelectorAll('[data-place]')];
      this.words = this.element.querySelector('[data-words]');
      this.words.addEventListener('input', () => this.draw());
      // Else the form would be sent.
      this.words.addEventListener('keydown', (event) => {
        if (event.key === 'Enter') event.preventDefault();
      });
      this.button(this.element, '[data-shown]', () => this.choose(this.boxes(this.visible)));
      this.button(this.element, '[data-none]', () => this.choose(this.boxes(this.places), false));
      this.places.forEach((place) => this.prepare(place));
      this.element.addEventListener('change', () => this.draw());
      this.draw();
    }

    prepare(place) {
      const below = this.below(place);
      if (!below.length) return;
      const isOpen = this.places.length <= MANY || place === this.places[0];
      place.toggleAttribute(UNFOLDED, isOpen);
      place.querySelector('[data-number]').textContent = below.length;
      this.button(place, '[data-fold]', () => {
        place.toggleAttribute(UNFOLDED);
        this.draw();
      });
      this.button(place, '[data-below]', () => {
        const boxes = this.boxes(below);
        this.choose(boxes, !boxes.every((box) => box.checked));
      });
      place.querySelector('[data-below]').hidden = false;
    }

    button(within, selector, does) {
      within.querySelector(selector).addEventListener('click', does);
    }

    boxes(places) {
      return places.map((place) => place.querySelector('input'));
    }

    choose(boxes, isChosen = true) {
      boxes.forEach((box) => {
        box.checked = isChosen;
      });
      this.draw();
    }

    below(place) {
      const { path } = place.dataset;
      return this.places.filter((each) => each !== place && each.dataset.path.startsWith(path));
    }

    get visible() {
      return this.places.filter((place) => !place.hidden);
    }

    draw() {
      const words = this.words.value.trim().toLowerCase();
      const folded = [];
      this.places.forEach((place) => {
        const { path, name } = place.dataset;
        const isFolded = folded.some((above) => path.startsWith(above));
        place.hidden = words ? !name.includes(words) : isFolded;
        place.classList.toggle('w-hidden', place.hidden);
        const fold = place.querySelector('[data-fold]');
        fold.hidden = !!words || !fold.textContent.trim();
        fold.setAttribute('aria-expanded', place.hasAttribute(UNFOLDED));
        if (!fold.hidden && !place.hasAttribute(UNFOLDED) && !isFolded) folded.push(path);
      });
      const chosen = this.boxes(this.places).filter((box) => box.checked).length;
      this.element.querySelector('[data-shown]').hidden = !words || !this.visible.length;
      this.element.querySelector('[data-none]').hidden = !chosen;
      this.element.querySelector('[data-count]').textContent = (
        words ? this.shownValue : this.countValue
      )
        .replace('%(shown)s', this.visible.length)
        .replace('%(count)s', chosen);
    }
  }

  window.wagtail.app.register('clinics-places', Places);
})();
