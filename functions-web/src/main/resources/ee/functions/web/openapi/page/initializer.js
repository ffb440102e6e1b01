// SPDX-License-Identifier: Apache-2.0
'use strict';

// A token that is pasted stays in this page: it is not stored, and nothing is asked of another server.
SwaggerUIBundle({
  url: new URL('../openapi.json', document.baseURI).href,
  dom_id: '#page',
  presets: [SwaggerUIBundle.presets.apis],
  deepLinking: true,
  displayRequestDuration: true,
  persistAuthorization: false,
  validatorUrl: null,
});
