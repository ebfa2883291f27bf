<?php
/**
 * Plugin Name: Alignment Checklist
 * Description: Lists in a post that are ticked and kept in the reader's browser: the shortcode [alignment-checklist /] and a block.
 * Version: 0.1.0
 * Requires at least: 6.1
 * Requires PHP: 7.4
 * Author: The authors of Alignment Checklist
 * License: MIT
 * Text Domain: alignment-checklist
 * Update URI: false
 *
 * @package AlignmentChecklist
 */

namespace AlignmentChecklist;

defined( 'ABSPATH' ) || exit;

const NAME       = 'alignment-checklist';
const BUILT_IN   = 'pm-em';
const ATTRIBUTES = array( 'list', 'team', 'src', 'only', 'theme', 'lang', 'storage', 'loading' );

add_action( 'init', __NAMESPACE__ . '\register' );
add_filter( 'script_loader_tag', __NAMESPACE__ . '\as_module', 10, 3 );

/**
 * Registers the shortcode and the block.
 */
function register() {
	add_shortcode( NAME, __NAMESPACE__ . '\shortcode' );
	register_block_type( __DIR__ . '/block', array( 'render_callback' => __NAMESPACE__ . '\element' ) );
}

/**
 * The address of alignment-checklist.js: ALIGNMENT_CHECKLIST_SCRIPT, or in the folder dist/ of the plugin.
 *
 * @return string
 */
function script() {
	return defined( 'ALIGNMENT_CHECKLIST_SCRIPT' )
		? \ALIGNMENT_CHECKLIST_SCRIPT
		: plugins_url( 'dist/alignment-checklist.js', __FILE__ );
}

/**
 * What stands behind the address of the script in the folder dist/: a cache that goes on giving an older script would have it ask for files
 * that an upgrade has replaced. By its content, since an archive may give its files any time.
 *
 * @return string|null
 */
function version() {
	$file = __DIR__ . '/dist/alignment-checklist.js';
	return ! defined( 'ALIGNMENT_CHECKLIST_SCRIPT' ) && is_file( $file ) ? hash_file( 'crc32b', $file ) : null;
}

/**
 * Makes the tag of our script one of a module.
 *
 * @param string $tag    As WordPress made it.
 * @param string $handle Which script it is about.
 * @param string $src    The address of the script.
 * @return string
 */
function as_module( $tag, $handle, $src ) {
	// phpcs:ignore WordPress.WP.EnqueuedResources.NonEnqueuedScript
	return NAME === $handle ? '<script type="module" src="' . esc_url( $src ) . "\"></script>\n" : $tag;
}

/**
 * The shortcode, around lists or alone: then with a slash at its end, or WordPress looks for a closing tag in the rest of the post.
 *
 * @param string[]|string $attributes As they were written; empty text when there are none.
 * @param string|null     $content    What stands inside.
 * @return string
 */
function shortcode( $attributes, $content = null ) {
	$attributes = (array) $attributes;
	$bare       = array_filter( $attributes, 'is_int', ARRAY_FILTER_USE_KEY );
	if ( isset( $attributes['readonly'] ) || in_array( 'readonly', $bare, true ) ) {
		$attributes['readonly'] = true;
	}
	// WordPress closes a paragraph after the opening tag and opens one before the closing tag.
	$content = preg_replace( '#^\s*(?:</p>|<br />)|<p>\s*$#', '', do_shortcode( (string) $content ) );
	return element( $attributes, $content );
}

/**
 * The element. Attributes of other names are left out.
 *
 * @param array  $attributes Values by name.
 * @param string $content    HTML that WordPress has already cleaned, as the author's rights demand.
 * @return string
 */
function element( $attributes, $content ) {
	// Not before it is needed: its version is a hash of the whole file.
	if ( ! wp_script_is( NAME ) ) {
		wp_enqueue_script( NAME, script(), array(), version(), true );
	}
	// The editor leaves an empty paragraph.
	if ( '' === trim( wp_strip_all_tags( $content ) ) ) {
		$content = '';
	}
	if ( '' === $content && empty( $attributes['src'] ) && empty( $attributes['list'] ) ) {
		$attributes['list'] = BUILT_IN;
	}
	$tag = NAME;
	foreach ( ATTRIBUTES as $name ) {
		$value = (string) ( $attributes[ $name ] ?? '' );
		$value = 'src' === $name ? esc_url( $value, array( 'http', 'https' ) ) : esc_attr( $value );
		if ( '' !== $value ) {
			$tag .= " $name=\"$value\"";
		}
	}
	if ( ! empty( $attributes['readonly'] ) ) {
		$tag .= ' readonly';
	}
	if ( '' === $content && BUILT_IN === ( $attributes['list'] ?? '' ) ) {
		// For readers without JavaScript.
		$content = file_get_contents( __DIR__ . '/built-in.html' ); // phpcs:ignore WordPress.WP.AlternativeFunctions
	} elseif ( '' === $content ) {
		$content = sprintf(
			'<p><a href="%s">%s</a></p>',
			esc_url( dirname( script() ) . '/' ),
			esc_html__( 'What Product Manager and Engineering Manager expect of each other', 'alignment-checklist' )
		);
	}
	// Below a line of text it stands in that paragraph. Headings and lists would end it, and with it the element.
	return "<div><$tag>$content</" . NAME . '></div>';
}
