// Shows the contract, and has it try out the site that this page comes from.
(async () => {
  const main = document.getElementById('contract');
  const note = main.querySelector('[data-docs-note]');

  const read = async () => {
    const response = await fetch(main.dataset.openapi);
    if (!response.ok) throw new Error(`${response.status} ${response.statusText}`);
    return response.json();
  };

  try {
    const spec = await read();
    spec.servers = [{ url: window.location.origin }];
    const shown = document.createElement('div');
    main.append(shown);
    window.SwaggerUIBundle({
      spec,
      domNode: shown,
      deepLinking: true,
      docExpansion: 'list',
      defaultModelsExpandDepth: 0,
      displayRequestDuration: true,
      filter: true,
      supportedSubmitMethods: ['get'],
      validatorUrl: null,
      onComplete: () => note.remove(),
    });
  } catch (error) {
    note.setAttribute('role', 'alert');
    note.textContent = `The contract cannot be shown (${error.message}). Load the page again.`;
  }
})();
