// What the buttons do that the outlines of the body and of the FAQs have in common.
(() => {
  const { Outline, inWords } = window.clinicGuides;

  const newId = () => {
    const bytes = window.crypto.getRandomValues(new Uint8Array(16));
    bytes[6] = (bytes[6] % 16) + 64;
    bytes[8] = (bytes[8] % 64) + 128;
    const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
    return hex.replace(/(.{8})(.{4})(.{4})(.{4})(.{12})/, '$1-$2-$3-$4-$5');
  };

  class OutlineWithButtons extends Outline {
    rowAt(event) {
      return event.currentTarget.closest('[data-row]');
    }

    childAt(row) {
      const { deciding } = this.sorted();
      const id = row.dataset.own;
      return id ? this.childWith(id) : deciding.get(row.dataset.key);
    }

    childWith(id) {
      return this.stream.children.find((child) => child.id === id);
    }

    nameOf(row) {
      return row.dataset.name || row.dataset.label || this.words.unnamed;
    }

    insert(type, value, index = this.stream.children.length, id = newId()) {
      this.forgetUndo();
      return this.stream.insert({ type, value, id }, index);
    }

    change(event) {
      const row = this.rowAt(event);
      const { type, value } = this.replacement(row);
      this.openForm(this.insert(type, value), row);
    }

    open(event) {
      const row = this.rowAt(event);
      this.openForm(this.childAt(row), row);
    }

    // Leads from what was refused to the form where it is mended.
    mend(event) {
      event.preventDefault();
      const child = this.childWith(event.currentTarget.dataset.refused);
      if (!child) return;
      const row = child.element.closest('[data-row]');
      this.openForm(child, row);
      row.scrollIntoView({ block: 'center' });
    }

    openForm(child, row) {
      this.opened.add(child.id);
      this.draw();
      this.focusForm(child);
      this.say(this.words.opened, row || this.rowOf(child));
    }

    focusForm(child) {
      const find = (selector) =>
        [...child.element.querySelectorAll(selector)].find(
          (each) => each.getClientRects().length && !each.closest('[hidden]'),
        );
      const first =
        find(':is(input, textarea, select):not([type="hidden"]), [role="textbox"]') ||
        find('[data-contentpath] button');
      first?.focus();
    }

    close(event) {
      const row = this.rowAt(event);
      this.opened.delete(this.childAt(row)?.id);
      this.draw();
      this.focus(row, 'open');
      this.say(this.words.closed, row);
      this.readAgain();
    }

    back(event) {
      const row = this.rowAt(event);
      this.takeAway(this.childAt(row), row, this.words.back);
      this.focus(row, 'undo');
    }

    remove(event) {
      const row = this.rowAt(event);
      this.takeAway(this.childAt(row), row, this.words.removed);
      this.focus(row, 'undo');
    }

    hide(event) {
      const row = this.rowAt(event);
      this.insert('hide', { target: row.dataset.key });
      this.draw();
      this.focus(row, 'show');
      this.say(this.words.hid, row);
    }

    show(event) {
      const row = this.rowAt(event);
      this.delete(this.childAt(row));
      this.forgetUndo();
      this.draw();
      this.focus(row, 'change');
      this.say(this.words.shown, row);
    }

    // What is taken away can be brought back until something else is added or taken away.
    takeAway(child, row, words) {
      const { type, id, index } = child;
      const value = child.block.getState();
      this.forgetUndo();
      this.undoable = { row, type, id, index, value, words: inWords(words, { name: this.nameOf(row) }) };
      this.delete(child);
      this.opened.delete(id);
      row.classList.toggle('is-removed', !row.dataset.key);
      this.draw();
      this.say(words, row);
    }

    delete(child) {
      child.delete({ animate: false });
      // The inputs that say it is deleted stay; its ids and fields make room for its return.
      child.element.querySelector(':scope > section')?.remove();
      this.element.querySelector('[data-stream]').append(child.element);
    }

    undo(event) {
      const row = this.rowAt(event);
      const { type, id, index, value } = this.undoable;
      row.classList.remove('is-removed');
      this.insert(type, value, Math.min(index, this.stream.children.length), id);
      this.draw();
      this.focus(row, 'open') || this.focus(row, 'remove');
      this.say(this.words.undone, row);
      this.readAgain();
    }

    forgetUndo() {
      const row = this.undoable?.row;
      this.undoable = null;
      if (!row) return;
      this.drawUndo(row);
      row.classList.remove('is-removed');
    }

    focus(row, does) {
      const button = row.querySelector(`[data-does="${does}"]:not([hidden])`);
      button?.focus();
      return !!button;
    }

    say(sentence, row) {
      this.element.querySelector('[data-status]').textContent = inWords(sentence, {
        name: this.nameOf(row),
      });
    }

    // Asks how the public will read what the form now holds.
    async readAgain() {
      const data = new FormData();
      const form = this.element.closest('form');
      new FormData(form).forEach((value, name) => {
        if (name.startsWith(`${this.fieldValue}-`) || name === 'csrfmiddlewaretoken') {
          data.append(name, value);
        }
      });
      try {
        const answer = await fetch(this.readingUrlValue, { method: 'POST', body: data });
        if (!answer.ok) return;
        this.readings = { ...this.readings, ...(await answer.json())[this.fieldValue] };
        this.draw();
      } catch (error) {
        // Without an answer the rows show what they showed before; the form is as it is.
        window.console.warn(error);
      }
    }
  }

  window.clinicGuides.OutlineWithButtons = OutlineWithButtons;
})();
