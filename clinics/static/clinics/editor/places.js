// Choosing many locations: by name, all below one, with their number.
(() => {
  class Places extends window.StimulusModule.Controller {
    static values = { count: String };

    connect() {
      this.places = [...this.element.querySelectorAll('[data-place]')];
      this.element.querySelector('[data-words]').addEventListener('input', (event) => {
        const words = event.target.value.trim().toLowerCase();
        this.places.forEach((place) => {
          place.classList.toggle('w-hidden', !place.dataset.name.includes(words));
        });
      });
      this.places.forEach((place) => {
        const below = this.below(place);
        const button = place.querySelector('[data-below]');
        button.hidden = !below.length;
        button.addEventListener('click', () => {
          const all = below.every((box) => box.checked);
          below.forEach((box) => {
            box.checked = !all;
          });
          this.count();
        });
      });
      this.element.addEventListener('change', () => this.count());
      this.count();
    }

    below(place) {
      return this.places
        .filter((each) => each !== place && each.dataset.path.startsWith(place.dataset.path))
        .map((each) => each.querySelector('input'));
    }

    count() {
      const chosen = this.element.querySelectorAll('input[name="location"]:checked').length;
      this.element.querySelector('[data-count]').textContent = this.countValue.replace(
        '%(count)s',
        chosen,
      );
    }
  }

  window.wagtail.app.register('clinics-places', Places);
})();
