// Drags the rows of a list by their handles. Their buttons do the same for the keyboard.
(() => {
  // So near to the edge of the window the page scrolls.
  const EDGE = 90;

  const drag = (list, row, drop) => {
    const stop = new AbortController();
    const { signal } = stop;
    // The row that it will stand before: null for none, undefined while it has not moved.
    let next;
    const mark = (found) => {
      next = found;
      [...list.children].forEach((each) => {
        each.classList.toggle('is-drop-before', each === found && each !== row);
      });
      list.classList.toggle('is-drop-end', found === null);
    };
    const finish = (isDropped) => {
      stop.abort();
      row.classList.remove('is-dragged');
      const found = next;
      mark(undefined);
      const moves = found !== undefined && found !== row && found !== row.nextElementSibling;
      if (isDropped && moves) drop(row, found);
    };
    const follow = ({ clientY }) => {
      row.classList.add('is-dragged');
      const isAbove = (each) => {
        const { top, height } = each.getBoundingClientRect();
        return clientY < top + height / 2;
      };
      mark([...list.children].find(isAbove) || null);
      if (clientY < EDGE) window.scrollBy(0, -EDGE / 6);
      else if (clientY > window.innerHeight - EDGE) window.scrollBy(0, EDGE / 6);
    };
    document.addEventListener('pointermove', follow, { signal });
    document.addEventListener('pointerup', () => finish(true), { signal });
    document.addEventListener('pointercancel', () => finish(false), { signal });
    document.addEventListener('keydown', (event) => event.key === 'Escape' && finish(false), {
      signal,
    });
  };

  // `drop` hears of a row and of the one that it is to stand before, null at the end.
  const dragging = (list, drop) => {
    list.addEventListener('pointerdown', (event) => {
      const row = event.target.closest('[data-handle]')?.closest('[data-row]');
      if (!row || row.parentElement !== list || event.button) return;
      event.preventDefault();
      drag(list, row, drop);
    });
  };

  window.clinicGuides.dragging = dragging;
})();
