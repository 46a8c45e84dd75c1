// For the page that tries the API out: every Execute is a request of its own, so it gets a fresh
// Idempotency-Key, unless somebody has typed one.
function FreshKey() {
  const made = new Set();
  const fill = (system, [path, method]) => {
    const parameters = system.specSelectors.operationWithMeta(path, method).get("parameters");
    const key = parameters && parameters.find((p) => p.get("name") === "Idempotency-Key");
    if (key && (!key.get("value") || made.has(key.get("value")))) {
      const fresh = crypto.randomUUID();
      made.add(fresh);
      system.specActions.changeParam([path, method], "Idempotency-Key", "header", fresh, false);
    }
  };
  return {
    statePlugins: {
      spec: {
        wrapActions: {
          validateParams: (validate, system) => (operation, ...rest) => {
            fill(system, operation);
            return validate(operation, ...rest);
          },
        },
      },
    },
  };
}
