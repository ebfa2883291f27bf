<?php

/**
 * Where the widget's own files are.
 */
class helper_plugin_alignmentchecklist extends DokuWiki_Plugin
{
    /**
     * @return string the address of alignment-checklist.js
     */
    public function script()
    {
        return $this->getConf('script') ?: DOKU_BASE . 'lib/plugins/alignmentchecklist/dist/alignment-checklist.js';
    }
}
