// What the outlines of a local guide's body and of its FAQs have in common: reading and drawing.
//
// The StreamField's form is the only truth: rows are drawn from its children, and every button
// adds, removes or shows a child. The children's forms stand in the rows' slots.
(() => {
  const read = (id) => JSON.parse(document.getElementById(id).textContent);

  const inWords = (sentence, values) =>
    Object.entries(values).reduce(
      (words, [name, value]) => words.replace(`%(${name})s`, () => value),
      sentence,
    );

  class Outline extends window.StimulusModule.Controller {
    static values = { field: String, readingUrl: String };

    connect() {
      if (this.stream) return;
      this.opened = new Set();
      this.rowsOfOwn = new Map();
      this.undoable = null;
      const field = this.fieldValue;
      this.states = read(`${field}-states`);
      this.readings = read(`${field}-readings`);
      this.words = read(`${field}-words`);
      this.list = this.element.querySelector('[data-rows]');
      this.lost = this.element.querySelector('[data-lost]');
      this.rowsAbove = [...this.list.querySelectorAll('[data-row]')];
      this.rowsAbove.forEach((row) => {
        row.dataset.nameAbove = row.dataset.name;
      });
      const begin = () => {
        this.stream = document.getElementById(`${field}-root`)?.rootBlock;
        if (this.stream) this.begin();
      };
      begin();
      if (!this.stream) {
        // The block's own controller connects later, and replaces this very element.
        document
          .getElementById(field)
          ?.addEventListener('w-block:ready', begin, { once: true });
      }
    }

    begin() {
      this.stream.children.forEach((child) => {
        if (child.element.querySelector('.w-field--error, .error-message, .help-critical')) {
          this.opened.add(child.id);
        }
      });
      this.element.querySelectorAll('[data-refused]').forEach((link) => {
        this.opened.add(link.dataset.refused);
      });
      this.element.addEventListener('input', (event) => this.rename(event.target));
      const asked = this.askedFor();
      if (asked && !this.isHiding(asked)) this.opened.add(asked.id);
      this.draw();
      this.element.classList.add('is-ready');
      if (asked) this.show(asked);
    }

    // Returns the change that the address names, as the report of drift links to it.
    askedFor() {
      const id = decodeURIComponent(window.location.hash).replace('#change-', '');
      return this.stream.children.find((child) => child.id === id);
    }

    show(child) {
      const row =
        this.rowsOfOwn.get(child.id) ||
        this.rowsAbove.find((each) => each.dataset.key === this.field(child, 'target'));
      // Other parts of the form still grow at this moment.
      window.setTimeout(() => row?.scrollIntoView({ block: 'center' }), 500);
    }

    // Reading the form

    field(child, name) {
      return child.block.childBlocks[name]?.getValue() || '';
    }

    isHiding(child) {
      return child.type === 'hide';
    }

    // Returns which child decides about each row from above (the last one does), which add
    // something of the location's own, and which are about nothing that is there.
    sorted() {
      const known = new Map(this.rowsAbove.map((row) => [row.dataset.key, row]));
      const deciding = new Map();
      const own = [];
      const lost = [];
      this.stream.children.forEach((child) => {
        if (this.isOwn(child)) own.push(child);
        else if (known.has(this.field(child, 'target'))) {
          const target = this.field(child, 'target');
          if (deciding.has(target)) lost.push(deciding.get(target));
          deciding.set(target, child);
        } else lost.push(child);
      });
      return { deciding, own, lost };
    }

    // Drawing

    draw() {
      const { deciding, own, lost } = this.sorted();
      this.rowsAbove.forEach((row) => this.drawAbove(row, deciding.get(row.dataset.key)));
      const present = new Set([...own, ...lost].map((child) => child.id));
      this.rowsOfOwn.forEach((row, id) => {
        if (present.has(id) || this.undoable?.row === row) return;
        row.remove();
        this.rowsOfOwn.delete(id);
      });
      own.forEach((child) => this.drawOwn(this.rowOf(child), child, this.noteOf(child)));
      lost.forEach((child) => this.drawOwn(this.rowOf(child), child, this.lostNote(child)));
      this.arrange(this.list, this.ordered(own));
      this.arrange(this.lost, lost.map((child) => this.rowOf(child)));
      this.lost.hidden = !lost.length;
      if (this.undoable) this.drawUndo(this.undoable.row);
    }

    // Moves only what stands elsewhere, so that an open form keeps its focus.
    arrange(list, rows) {
      let next = list.firstElementChild;
      rows.forEach((row) => {
        if (row === next) next = next.nextElementSibling;
        else list.insertBefore(row, next);
      });
    }

    rowOf(child) {
      if (!this.rowsOfOwn.has(child.id)) {
        const pattern = this.element.querySelector('template[data-pattern]');
        const row = pattern.content.firstElementChild.cloneNode(true);
        row.dataset.own = child.id;
        this.rowsOfOwn.set(child.id, row);
      }
      return this.rowsOfOwn.get(child.id);
    }

    drawAbove(row, child) {
      const isLocked = 'locked' in row.dataset;
      const isHidden = !!child && this.isHiding(child);
      const isReplaced = !!child && !isHidden;
      const isOpen = isReplaced && this.opened.has(child.id);
      const counts = isReplaced && !isLocked;
      row.classList.toggle('is-hidden', isHidden && !isLocked);
      row.classList.toggle('is-here', counts);
      row.classList.toggle('is-open', isOpen);
      const badge = row.querySelector('[data-badge]');
      badge.textContent = row.dataset.origin;
      if (counts) badge.textContent = this.words.here;
      if (isHidden && !isLocked) badge.textContent = this.words.hidden;
      badge.classList.toggle('is-here', counts || (isHidden && !isLocked));
      this.note(row, isLocked && child ? this.words.lockedSince : '');
      this.place(row, child, isOpen);
      row.dataset.name = (counts && this.nameNow(child)) || row.dataset.nameAbove;
      const above = row.querySelector('[data-above]');
      const original = row.querySelector('[data-original]');
      original.hidden = !counts;
      if (counts && above.parentElement !== original) original.append(above);
      if (!counts && above.parentElement === original) {
        row.querySelector('[data-note]').after(above);
      }
      row.querySelector('[data-own]').hidden = !isReplaced || isOpen;
      if (isReplaced) this.drawReading(row, child);
      this.offer(row, {
        close: isOpen,
        open: isReplaced && !isOpen && !isLocked,
        change: !child && !isLocked,
        back: isReplaced,
        hide: !child && !isLocked,
        show: isHidden,
        addBefore: !isOpen,
        addAfter: !isOpen,
        undo: true,
        moveUp: true,
        moveDown: true,
      });
      this.drawUndo(row);
    }

    drawOwn(row, child, note) {
      const isHiding = this.isHiding(child);
      const isOpen = !isHiding && this.opened.has(child.id);
      const definition = child.blockDef.meta;
      row.dataset.label = definition.label;
      row.querySelector('[data-row-label]').textContent = definition.label;
      row.querySelector('[data-row-icon] use').setAttribute('href', `#icon-${definition.icon}`);
      row.classList.toggle('is-here', !note.isLost);
      row.classList.toggle('is-open', isOpen);
      const badge = row.querySelector('[data-badge]');
      badge.textContent = this.badgeOf(child);
      badge.classList.add('is-here');
      this.note(row, note.words);
      this.place(row, child, isOpen);
      row.querySelector('[data-own]').hidden = isOpen || isHiding;
      if (!isHiding) this.drawReading(row, child);
      this.offer(row, {
        close: isOpen,
        open: !isOpen && !isHiding && this.mayOpen(child),
        remove: true,
        addBefore: !isOpen && !note.isLost,
        addAfter: !isOpen && !note.isLost,
        undo: true,
        moveUp: !note.isLost,
        moveDown: !note.isLost,
      });
      this.drawUndo(row);
    }

    // What a piece of the location's own is called, as its form now has it.
    liveName(child) {
      return child.block.childBlocks.content?.getTextLabel({ maxLength: 80 });
    }

    badgeOf() {
      return this.words.here;
    }

    mayOpen() {
      return true;
    }

    noteOf() {
      return { words: '', isLost: false };
    }

    lostNote(child) {
      const words = this.isHiding(child) ? this.words.lostHide : this.words.lostReplace;
      return { words, isLost: true };
    }

    note(row, words) {
      const note = row.querySelector('[data-note]');
      note.textContent = words;
      note.hidden = !words;
    }

    place(row, child, isOpen) {
      const slot = row.querySelector('[data-form]');
      if (child && !this.isHiding(child) && child.element.parentElement !== slot) {
        slot.append(child.element);
        // Its hidden heading says where the change belongs; the row has a name of its own.
        child.element.querySelector(':scope > section')?.removeAttribute('aria-labelledby');
      }
      slot.hidden = !isOpen;
    }

    drawReading(row, child) {
      const reading = this.readings[child.id];
      const box = row.querySelector('[data-own]');
      if (!reading?.html && !reading?.name) box.textContent = this.words.unread;
      else box.innerHTML = this.readingHtml(reading);
      if (!row.dataset.key) row.dataset.name = this.nameNow(child);
    }

    // What is typed, but as the public reads it where it mentions facts.
    nameNow(child) {
      const typed = this.liveName(child) || '';
      const read = this.readings[child.id]?.name || '';
      return typed.includes('{{') ? read || typed : typed || read;
    }

    // Names a row and its buttons anew while somebody types.
    rename(input) {
      const row = input.closest('[data-row]');
      const child = row && input.closest('[data-form]') && this.childAt(row);
      if (!child || 'locked' in row.dataset) return;
      row.dataset.name = this.nameNow(child) || row.dataset.nameAbove || '';
      this.speak(row);
    }

    offer(row, offered) {
      row.querySelectorAll('[data-does]').forEach((button) => {
        button.hidden = !offered[button.dataset.does];
      });
      this.speak(row);
    }

    // Gives a row and its buttons their spoken names.
    speak(row) {
      const name = row.dataset.name || row.dataset.label || this.words.unnamed;
      row.setAttribute('aria-label', name);
      row.querySelectorAll('[data-spoken]').forEach((button) => {
        button.setAttribute('aria-label', inWords(button.dataset.spoken, { name }));
      });
    }

    drawUndo(row) {
      const box = row.querySelector('[data-undo]');
      const isHere = this.undoable?.row === row;
      box.hidden = !isHere;
      box.querySelector('[data-undo-words]').textContent = isHere ? this.undoable.words : '';
    }
  }

  window.clinicGuides = { Outline, inWords };
})();
