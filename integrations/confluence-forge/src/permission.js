// Whether the reader may edit the page that the macro stands on, as Confluence answers. Readers without an account may not.

import { authorize } from "@forge/api";

export async function mayEdit({ accountId, extension }) {
  const id = extension?.content?.id;
  return Boolean(accountId && id && (await authorize().onConfluenceContent(id).canUpdate()));
}
