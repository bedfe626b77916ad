// Fields that are empty where the copy from above holds.
(() => {
  const isFilled = (input) => {
    if (!('draftailInput' in input.dataset)) return input.value.trim() !== '';
    const content = JSON.parse(input.value || 'null');
    return !!content?.blocks.some((block) => block.text.trim());
  };

  // The library as the page loaded it: a dialog with rich text of its own loads another copy,
  // which the editors of the page do not understand.
  let draftJS;
  window.addEventListener('load', () => {
    draftJS = window.DraftJS;
  });

  const write = (input, value) => {
    if ('draftailInput' in input.dataset) {
      const { EditorState, ContentState, convertFromRaw } = draftJS || window.DraftJS;
      const raw = value && JSON.parse(value);
      const content = raw ? convertFromRaw(raw) : ContentState.createFromText('');
      const editor = input.draftailEditor;
      const state = EditorState.push(editor.getEditorState(), content, 'insert-fragment');
      // The old selection is in blocks that are gone.
      editor.onChange(EditorState.moveSelectionToEnd(state));
    } else {
      input.value = value;
      input.dispatchEvent(new Event('input', { bubbles: true }));
      input.dispatchEvent(new Event('change', { bubbles: true }));
    }
  };

  class Inherited extends window.StimulusModule.Controller {
    static values = { above: Object };

    connect() {
      const isWrong = !!this.element.querySelector('.w-field--error');
      this.draw(isWrong || this.inputs.some(isFilled));
      this.element.classList.add('is-ready');
    }

    get inputs() {
      return Object.keys(this.aboveValue)
        .map((name) => this.element.querySelector(`[name="${name}"]`))
        .filter(Boolean);
    }

    draw(isHere) {
      this.element.querySelector('[data-fields]').hidden = !isHere;
      this.element.querySelector('[data-above-box]').hidden = isHere;
      this.button('change').hidden = isHere;
      this.button('back').hidden = !isHere;
    }

    button(does) {
      return this.element.querySelector(`[data-does="${does}"]`);
    }

    change() {
      this.draw(true);
      this.inputs.forEach((input) => write(input, this.aboveValue[input.name]));
      const [first] = this.inputs;
      if (first.draftailEditor) setTimeout(() => first.draftailEditor.focus(), 50);
      else first.focus();
    }

    back() {
      this.inputs.forEach((input) => write(input, ''));
      this.draw(false);
      this.button('change').focus();
      this.element.querySelector('[data-status]').textContent = this.button('back').dataset.done;
    }
  }

  window.wagtail.app.register('clinics-inherited', Inherited);
})();
