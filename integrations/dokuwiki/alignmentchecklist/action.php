<?php

/**
 * Puts the script into every page. It is small, and fetches the rest when a checklist comes into view.
 */
class action_plugin_alignmentchecklist extends DokuWiki_Action_Plugin
{
    /** @inheritdoc */
    public function register(Doku_Event_Handler $controller)
    {
        $controller->register_hook('TPL_METAHEADER_OUTPUT', 'BEFORE', $this, 'addScript');
    }

    /**
     * @param Doku_Event $event whose data are the elements of the head
     */
    public function addScript(Doku_Event $event)
    {
        $script = $this->loadHelper('alignmentchecklist')->script();
        $event->data['script'][] = ['type' => 'module', 'src' => $script, '_data' => ''];
    }
}
