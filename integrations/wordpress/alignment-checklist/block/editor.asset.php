<?php
return array(
	'dependencies' => array( 'wp-block-editor', 'wp-blocks', 'wp-components', 'wp-element', 'wp-i18n' ),
	// By its content, as that of the checklist.
	'version'      => hash_file( 'crc32b', __DIR__ . '/editor.js' ),
);
