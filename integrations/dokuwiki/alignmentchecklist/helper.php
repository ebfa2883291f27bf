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
        return $this->getConf('script')
            ?: DOKU_BASE . 'lib/plugins/alignmentchecklist/dist/alignment-checklist.js' . $this->version();
    }

    /**
     * A cache that goes on giving an older script would have it ask for files that an upgrade has replaced. By its content, since an
     * archive may give its files any time.
     *
     * @return string
     */
    private function version()
    {
        $file = __DIR__ . '/dist/alignment-checklist.js';
        return is_file($file) ? '?v=' . hash_file('crc32b', $file) : '';
    }
}
