// The outline of the FAQs: those from above, the location's own, and their order.
(() => {
  const { OutlineWithButtons, dragging, inWords } = window.clinicGuides;

  class FAQOutline extends OutlineWithButtons {
    static values = { ...OutlineWithButtons.values, order: String };

    begin() {
      this.orderInput = document.getElementById(this.orderValue);
      super.begin();
      dragging(this.list, (row, next) => {
        const rows = [...this.list.children].filter((each) => each !== row);
        this.moveTo(row, next ? rows.indexOf(next) : rows.length);
      });
    }

    isOwn(child) {
      return ['add', 'choose'].includes(child.type);
    }

    replacement(row) {
      return { type: 'replace', value: this.states[row.dataset.key].state };
    }

    readingHtml(reading) {
      const question = document.createElement('h3');
      question.className = 'outline-question';
      question.textContent = reading.name;
      return `${question.outerHTML}<div class="prose">${reading.html}</div>`;
    }

    liveName(child) {
      return this.field(child, 'question');
    }

    // The key by which the order knows a row.
    keyOf(row) {
      if (row.dataset.key) return row.dataset.key;
      const child = this.childWith(row.dataset.own);
      if (child?.type !== 'choose') return row.dataset.own;
      return this.chosen(child) || row.dataset.own;
    }

    chosen(child) {
      const input = child.element.querySelector('input[type="hidden"][name$="-value-faq"]');
      return input?.value || '';
    }

    get order() {
      try {
        const order = JSON.parse(this.orderInput.value);
        return Array.isArray(order) ? order.map(String) : [];
      } catch {
        return [];
      }
    }

    set order(keys) {
      this.orderInput.value = JSON.stringify(keys);
    }

    ordered(own) {
      const rows = [...this.rowsAbove, ...own.map((child) => this.rowOf(child))];
      const removed = this.undoable?.row;
      if (removed && !removed.dataset.key && removed.parentElement === this.list) {
        rows.push(removed);
      }
      const ranks = new Map(this.order.map((key, rank) => [key, rank]));
      const rank = (row) => ranks.get(this.keyOf(row)) ?? ranks.size;
      return rows
        .map((row, index) => ({ row, index }))
        .sort((a, b) => rank(a.row) - rank(b.row) || a.index - b.index)
        .map(({ row }) => row);
    }

    draw() {
      super.draw();
      const rows = [...this.list.children];
      rows.forEach((row, index) => {
        row.querySelector('[data-does="moveUp"]').disabled = index === 0;
        row.querySelector('[data-does="moveDown"]').disabled = index === rows.length - 1;
      });
      this.element.querySelector('[data-reset-order]').hidden = !this.order.length;
    }

    badgeOf(child) {
      return child.type === 'choose' ? `${this.words.library} · ${this.words.here}` : this.words.here;
    }

    mayOpen(child) {
      return child.type !== 'choose' || !this.chosen(child);
    }

    noteOf(child) {
      const isDoubled =
        child.type === 'choose' &&
        this.rowsAbove.some((row) => row.dataset.key === this.chosen(child));
      return { words: isDoubled ? this.words.doubled : '', isLost: false };
    }

    moveUp(event) {
      this.move(event, -1);
    }

    moveDown(event) {
      this.move(event, 1);
    }

    move(event, step) {
      const row = this.rowAt(event);
      const { does } = event.currentTarget.dataset;
      this.moveTo(row, [...this.list.children].indexOf(row) + step);
      const button = row.querySelector(`[data-does="${does}"]`);
      (button.disabled ? row.querySelector('[data-does^="move"]:not(:disabled)') : button)?.focus();
    }

    moveTo(row, index) {
      const rows = [...this.list.children].filter((each) => each !== row);
      rows.splice(index, 0, row);
      this.order = rows.map((each) => this.keyOf(each));
      this.draw();
      this.say(inWords(this.words.moved, { place: index + 1, count: rows.length }), row);
    }

    orderFromAbove() {
      this.order = [];
      this.draw();
      this.element.querySelector('[data-action="clinics-faqs#add"]').focus();
      this.element.querySelector('[data-status]').textContent = this.words.ordered;
    }

    add() {
      this.openForm(this.insert('add', this.stream.blockDef.initialChildStates.add));
    }

    // Opens the library's chooser at once; without a choice nothing is added.
    choose(event) {
      const button = event.currentTarget;
      const child = this.insert('choose', this.stream.blockDef.initialChildStates.choose);
      this.opened.add(child.id);
      this.draw();
      const input = child.element.querySelector('input[type="hidden"][name$="-value-faq"]');
      input.addEventListener('change', () => this.settle(child), { once: true });
      window.jQuery(document.body).one('hidden.bs.modal', () => {
        if (this.chosen(child) || !this.childWith(child.id)) return;
        this.delete(child);
        this.opened.delete(child.id);
        this.draw();
        button.focus();
      });
      child.element.querySelector('[data-chooser-action-choose]').click();
    }

    async settle(child) {
      this.opened.delete(child.id);
      this.draw();
      await this.readAgain();
      const row = this.rowOf(child);
      this.focus(row, 'remove');
    }
  }

  window.wagtail.app.register('clinics-faqs', FAQOutline);
})();
