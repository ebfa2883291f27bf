<?php

/**
 * <alignment-checklist list="my-charter"> around lists, and <alignment-checklist team="checkout" /> for the built-in one.
 *
 * A wiki is written by anybody: only the attributes named here go into the page, escaped. `src` is not among them, since it
 * would let whoever edits a page have its readers' browsers ask any server.
 */
class syntax_plugin_alignmentchecklist_checklist extends DokuWiki_Syntax_Plugin
{
    /** What may stand between the name of the tag and its end: a `>` in quotes does not end it. */
    private const REST = '(?:"[^"\r\n]*"|\'[^\'\r\n]*\'|[^"\'>\r\n])*';

    private const ATTRIBUTES = ['list', 'team', 'only', 'readonly', 'theme', 'lang', 'storage', 'loading'];

    /** @inheritdoc */
    public function getType()
    {
        return 'container';
    }

    /** @inheritdoc */
    public function getAllowedTypes()
    {
        return ['container', 'formatting', 'substition', 'protected', 'disabled', 'paragraphs'];
    }

    /** @inheritdoc */
    public function getPType()
    {
        return 'stack';
    }

    /** @inheritdoc */
    public function getSort()
    {
        return 195;
    }

    /** @inheritdoc */
    public function connectTo($mode)
    {
        $open = '<alignment-checklist\b' . self::REST;
        $this->Lexer->addSpecialPattern("$open/>", $mode, 'plugin_alignmentchecklist_checklist');
        $this->Lexer->addEntryPattern(
            "$open>(?=.*?</alignment-checklist>)",
            $mode,
            'plugin_alignmentchecklist_checklist'
        );
    }

    /** @inheritdoc */
    public function postConnect()
    {
        $this->Lexer->addExitPattern('</alignment-checklist>', 'plugin_alignmentchecklist_checklist');
    }

    /** @inheritdoc */
    public function handle($match, $state, $pos, Doku_Handler $handler)
    {
        if ($state === DOKU_LEXER_UNMATCHED) {
            $handler->addCall('cdata', [$match], $pos);
            return false;
        }
        return [$state, $this->attributes($match)];
    }

    /** @inheritdoc */
    public function render($format, Doku_Renderer $renderer, $data)
    {
        if ($format !== 'xhtml') {
            return false;
        }
        [$state, $attributes] = $data;
        if ($state === DOKU_LEXER_SPECIAL) {
            $attributes += ['list' => 'pm-em'];
        }
        if ($state !== DOKU_LEXER_EXIT) {
            $renderer->doc .= '<alignment-checklist';
            foreach ($attributes as $name => $value) {
                $renderer->doc .= ' ' . $name . '="' . hsc($value) . '"';
            }
            $renderer->doc .= ">\n";
        }
        if ($state === DOKU_LEXER_SPECIAL && $attributes['list'] === 'pm-em') {
            // For readers without JavaScript.
            $renderer->doc .= file_get_contents(__DIR__ . '/../built-in.html');
        } elseif ($state === DOKU_LEXER_SPECIAL) {
            $page = dirname($this->loadHelper('alignmentchecklist')->script()) . '/';
            $renderer->doc .= '<p><a href="' . hsc($page) . '">' . hsc($this->getLang('built_in')) . '</a></p>';
        }
        if ($state !== DOKU_LEXER_ENTER) {
            $renderer->doc .= "</alignment-checklist>\n";
        }
        return true;
    }

    /**
     * @param string $tag as it stands in the page
     * @return string[] the known attributes by name
     */
    private function attributes($tag)
    {
        $value = '"([^"]*)"|\'([^\']*)\'|([^\s"\'>]+?)';
        preg_match_all("/\s([^\s\"'=\/>]+)(?:\s*=\s*(?|$value))?(?=\s|\/?>)/", $tag, $found, PREG_SET_ORDER);
        $attributes = [];
        foreach ($found as $attribute) {
            if (in_array($attribute[1], self::ATTRIBUTES, true)) {
                // Written as text or as in HTML, where & is &amp;.
                $attributes[$attribute[1]] = html_entity_decode($attribute[2] ?? '', ENT_QUOTES);
            }
        }
        return $attributes;
    }
}
