// What manifest.yml names: the functions that the macro calls, and the export.

import { makeResolver } from "@forge/resolver";
import { exported } from "./export.js";
import { keeping } from "./keeping.js";
import { mayEdit } from "./permission.js";
import { store } from "./store.js";

export const run = makeResolver(keeping({ store, mayEdit }));

export const exportPage = (payload) => exported(payload, store);
