<?php

/**
 * Headings inside a checklist, where they open its sections. DokuWiki's own belong to the page: they would close the element.
 */
class syntax_plugin_alignmentchecklist_heading extends DokuWiki_Syntax_Plugin
{
    /** @inheritdoc */
    public function getType()
    {
        return 'container';
    }

    /** @inheritdoc */
    public function getPType()
    {
        return 'block';
    }

    /** @inheritdoc */
    public function getSort()
    {
        return 49;
    }

    /** @inheritdoc */
    public function connectTo($mode)
    {
        if ($mode === 'plugin_alignmentchecklist_checklist') {
            $pattern = '[ \t]*={2,}[^\n]+={2,}[ \t]*(?=\n)';
            $this->Lexer->addSpecialPattern($pattern, $mode, 'plugin_alignmentchecklist_heading');
        }
    }

    /** @inheritdoc */
    public function handle($match, $state, $pos, Doku_Handler $handler)
    {
        $title = trim($match);
        // Six signs are the first level, two the fifth, as everywhere in DokuWiki.
        $level = max(1, 7 - strspn($title, '='));
        return [$level, trim($title, "= \t")];
    }

    /** @inheritdoc */
    public function render($format, Doku_Renderer $renderer, $data)
    {
        if ($format !== 'xhtml') {
            return false;
        }
        [$level, $title] = $data;
        $id = $renderer->_headerToLink($title, true);
        $renderer->doc .= "<h$level id=\"" . hsc($id) . '">' . hsc($title) . "</h$level>\n";
        return true;
    }
}
