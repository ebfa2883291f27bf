// Stands for the script that Forge puts into every page of an app: the transport below @forge/bridge, which asks the page around.
{
  const waiting = new Map();
  let count = 0;

  addEventListener("message", ({ source, data }) => {
    if (source === parent && waiting.has(data?.answer)) {
      const { resolve, reject } = waiting.get(data.answer);
      waiting.delete(data.answer);
      data.problem === undefined ? resolve(data.value) : reject(new Error(data.problem));
    }
  });

  globalThis.__bridge = {
    callBridge: (method, payload) =>
      new Promise((resolve, reject) => {
        const call = ++count;
        waiting.set(call, { resolve, reject });
        parent.postMessage({ call, method, payload }, "*");
      }),
  };
}
