// Facts in rich text: the chip, the button that inserts it, and the look of typed tokens.
(() => {
  const { React, DraftJS, draftail, wagtail } = window;
  const { Icon } = wagtail.components;
  const create = React.createElement;

  // Opens the list as soon as it is rendered; shows nothing itself.
  class FactSource extends React.Component {
    async componentDidMount() {
      const { entity, entityType, editorState, onClose, onComplete } = this.props;
      const before = entity ? entity.getData() : {};
      const chosen = await window.copyFacts.choose(entityType.chooserUrl, before);
      if (!chosen) {
        onClose();
        return;
      }
      const content = editorState
        .getCurrentContent()
        .createEntity(entityType.type, 'IMMUTABLE', chosen);
      const replaced = DraftJS.Modifier.replaceText(
        content,
        editorState.getSelection(),
        window.copyFacts.token(chosen),
        editorState.getCurrentInlineStyle(),
        content.getLastCreatedEntityKey(),
      );
      onComplete(DraftJS.EditorState.push(editorState, replaced, 'insert-characters'));
    }

    render() {
      return null;
    }
  }

  const FactChip = (props) => {
    const { fact } = props.contentState.getEntity(props.entityKey).getData();
    return create(
      'span',
      { className: 'fact-chip' },
      create(draftail.TooltipEntity, {
        ...props,
        icon: create(Icon, { name: 'tag' }),
        label: fact,
      }),
    );
  };

  const TYPED = /\{\{[^\S\r\n]*[a-z][a-z0-9_]{0,49}[^\S\r\n]*(?:\|(?:(?!\{\{|\}\}).)*)?\}\}/g;

  const findTyped = (block, found) => {
    for (const match of block.getText().matchAll(TYPED)) {
      if (!block.getEntityAt(match.index)) found(match.index, match.index + match[0].length);
    }
  };

  const TypedFact = ({ children }) =>
    create('span', { className: 'fact-chip fact-chip--typed' }, children);

  draftail.registerPlugin({ type: 'FACT', source: FactSource, decorator: FactChip });
  draftail.registerPlugin(
    { type: 'FACT_TEXT', strategy: findTyped, component: TypedFact },
    'decorators',
  );
})();
