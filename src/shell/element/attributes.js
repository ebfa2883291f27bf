// The attributes of the element, which are the query parameters of the page and, as data-*, the attributes of a placeholder.

export const ATTRIBUTES = ["list", "team", "src", "only", "readonly", "theme", "lang", "storage", "loading"];
