// The block in the editor: ordinary blocks inside, the attributes beside. On the page it is drawn by the plugin.
(({ blocks, blockEditor, components, element, i18n }) => {
  const { InnerBlocks, InspectorControls, useBlockProps } = blockEditor;
  const { PanelBody, SelectControl, TextControl, ToggleControl } = components;
  const el = element.createElement;
  const __ = (text) => i18n.__(text, "alignment-checklist");

  function Edit({ attributes, setAttributes }) {
    const bound = (name, label) => ({
      label,
      value: attributes[name] ?? "",
      onChange: (value) => setAttributes({ [name]: value || undefined }),
    });
    const themes = ["light", "dark"].map((value) => ({ value, label: value }));
    return el(
      "div",
      useBlockProps(),
      el(
        InspectorControls,
        null,
        el(
          PanelBody,
          { title: __("Checklist") },
          el(TextControl, bound("list", __("Name of the list, under which ticks are kept"))),
          el(TextControl, bound("team", __("Team"))),
          el(TextControl, bound("only", __("Only these sections"))),
          el(SelectControl, {
            ...bound("theme", __("Theme")),
            options: [{ value: "", label: "auto" }, ...themes],
          }),
          el(ToggleControl, {
            label: __("Nothing can be changed"),
            checked: Boolean(attributes.readonly),
            onChange: (readonly) => setAttributes({ readonly: readonly || undefined }),
          }),
        ),
      ),
      el(InnerBlocks, { allowedBlocks: ["core/heading", "core/paragraph", "core/list"] }),
    );
  }

  blocks.registerBlockType("alignment-checklist/checklist", {
    edit: Edit,
    save: () => el(InnerBlocks.Content),
  });
})(window.wp);
