<?php

$lang['script'] = 'Address of alignment-checklist.js. Empty when the folder <code>dist/</code> lies in the folder of the plugin';
