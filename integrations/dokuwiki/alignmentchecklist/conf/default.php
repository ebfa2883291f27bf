<?php

// Empty: dist/alignment-checklist.js in the plugin's own folder.
$conf['script'] = '';
