// The outline of the body: blocks from above, and the location's own before and after them.
(() => {
  class BodyOutline extends window.clinicGuides.OutlineWithButtons {
    isOwn(child) {
      return ['insert_before', 'insert_after'].includes(this.field(child, 'action'));
    }

    replacement(row) {
      const { type, state } = this.states[row.dataset.key];
      return { type, value: { action: 'replace', target: row.dataset.key, content: state } };
    }

    readingHtml(reading) {
      return reading.html;
    }

    // Own blocks stand where resolution puts them: beside their target, which may be own as
    // well, in the form's order; at the start or the end when their target is gone.
    ordered(own) {
      const beside = { insert_before: new Map(), insert_after: new Map() };
      const ids = new Set([
        ...this.rowsAbove.map((row) => row.dataset.key),
        ...own.map((child) => child.id),
      ]);
      const [start, end] = [[], []];
      own.forEach((child) => {
        const [action, target] = [this.field(child, 'action'), this.field(child, 'target')];
        if (!ids.has(target) || target === child.id) {
          (action === 'insert_before' ? start : end).push(child);
        } else {
          beside[action].set(target, [...(beside[action].get(target) || []), child]);
        }
      });
      const rows = [];
      const seen = new Set();
      const walk = (id, row) => {
        if (seen.has(id)) return;
        seen.add(id);
        const each = (child) => walk(child.id, this.rowOf(child));
        (beside.insert_before.get(id) || []).forEach(each);
        rows.push(row);
        (beside.insert_after.get(id) || []).forEach(each);
      };
      start.forEach((child) => walk(child.id, this.rowOf(child)));
      this.rowsAbove.forEach((row) => walk(row.dataset.key, row));
      end.forEach((child) => walk(child.id, this.rowOf(child)));
      // Two that stand beside each other, and beside nothing else.
      own.forEach((child) => walk(child.id, this.rowOf(child)));
      return this.withRemoved(rows);
    }

    // A row that has just been removed stays where it was, with its undo.
    withRemoved(rows) {
      const row = this.undoable?.row;
      if (!row || row.dataset.key || row.parentElement !== this.list) return rows;
      const before = row.previousElementSibling;
      rows.splice(before ? rows.indexOf(before) + 1 : 0, 0, row);
      return rows;
    }

    noteOf(child) {
      const target = this.field(child, 'target');
      const isThere =
        this.rowsAbove.some((row) => row.dataset.key === target) || this.childWith(target);
      return { words: isThere ? '' : this.words.lostInsert, isLost: false };
    }

    drawAbove(row, child) {
      super.drawAbove(row, child);
      // The role, the address and the lock of a replacement are its target's.
      row.querySelector('[data-form]').classList.add('keeps-place');
    }

    addBefore(event) {
      this.pick(event, 'insert_before');
    }

    addAfter(event) {
      this.pick(event, 'insert_after');
    }

    pick(event, action) {
      const button = event.currentTarget;
      const row = this.rowAt(event);
      this.picker?.remove();
      const pattern = this.element.querySelector('template[data-picker]');
      const picker = pattern.content.firstElementChild.cloneNode(true);
      this.picker = picker;
      row[action === 'insert_before' ? 'before' : 'after'](picker);
      const leave = () => {
        picker.remove();
        button.focus();
      };
      picker.querySelector('[data-cancel]').addEventListener('click', leave);
      picker.addEventListener('keydown', (pressed) => {
        if (pressed.key !== 'Escape') return;
        pressed.stopPropagation();
        leave();
      });
      picker.querySelectorAll('[data-type]').forEach((choice) => {
        choice.addEventListener('click', () => {
          picker.remove();
          this.addBeside(row, action, choice.dataset.type);
        });
      });
      picker.querySelector('[data-type]').focus();
    }

    addBeside(row, action, type) {
      const { content } = this.stream.blockDef.initialChildStates[type];
      const beside = row.dataset.own && this.childWith(row.dataset.own);
      // Directly beside a block from above: last of those before it, first of those after it.
      let index = action === 'insert_before' ? this.stream.children.length : 0;
      let value = { action, target: row.dataset.key, content };
      if (beside) {
        // Beside an own block: the same target, so that neither depends on the other.
        index = beside.index + (action === 'insert_after' ? 1 : 0);
        value = {
          action: this.field(beside, 'action'),
          target: this.field(beside, 'target'),
          content,
        };
      }
      const child = this.insert(type, value, index);
      this.openForm(child);
    }
  }

  window.wagtail.app.register('clinics-body', BodyOutline);
})();
