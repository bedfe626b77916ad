// Takes changes to many locations in portions, and shows how far it is.
(() => {
  class Apply extends window.StimulusModule.Controller {
    static values = { atOnce: Number, going: String, summary: String };

    // Without a location the server says what is missing.
    begin(event) {
      const data = new FormData(this.element);
      this.waiting = data.getAll('location');
      if (!this.waiting.length || !(data.has('all') || data.has('change'))) return;
      event.preventDefault();
      data.delete('location');
      this.rest = data;
      this.all = this.waiting.length;
      this.told = { done: 0, kept: 0 };
      this.report = document.getElementById('apply-report');
      this.part('[data-go-on]').addEventListener('click', () => this.goOn());
      this.element.hidden = true;
      this.report.hidden = false;
      this.report.focus();
      this.goOn();
    }

    async goOn() {
      this.part('[data-broken]').hidden = true;
      window.addEventListener('beforeunload', this.hold);
      try {
        while (this.waiting.length) {
          this.draw(this.goingValue);
          await this.send(this.waiting.slice(0, this.atOnceValue));
          this.waiting.splice(0, this.atOnceValue);
        }
        this.part('progress').hidden = true;
        this.draw(this.summaryValue);
      } catch (error) {
        window.console.error(error);
        this.part('[data-broken]').hidden = false;
        this.part('[data-go-on]').focus();
      } finally {
        window.removeEventListener('beforeunload', this.hold);
      }
    }

    async send(locations) {
      const body = new FormData();
      this.rest.forEach((value, name) => body.append(name, value));
      locations.forEach((pk) => body.append('location', pk));
      const headers = { Accept: 'application/json' };
      const answer = await fetch(window.location.href, { method: 'POST', body, headers });
      if (!answer.ok) throw new Error(`${answer.status} ${answer.url}`);
      const { rows, done, kept } = await answer.json();
      this.part('[data-report-rows]').insertAdjacentHTML('beforeend', rows);
      this.told.done += done;
      this.told.kept += kept;
    }

    draw(sentence) {
      const count = this.told.done + this.told.kept;
      const progress = this.part('progress');
      progress.max = this.all;
      progress.value = count;
      const words = { ...this.told, count, all: this.all };
      this.part('#apply-report-status').textContent = sentence.replace(
        /%\((\w+)\)s/g,
        (_, name) => words[name],
      );
    }

    part(selector) {
      return this.report.querySelector(selector);
    }

    // The browser asks before somebody leaves while it goes on.
    hold(event) {
      event.preventDefault();
    }
  }

  window.wagtail.app.register('clinics-apply', Apply);
})();
