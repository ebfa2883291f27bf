<?php

namespace MediaWiki\Extension\AlignmentChecklist;

use MediaWiki\Html\Html;
use MediaWiki\MediaWikiServices;

// Its name before MediaWiki 1.40.
if ( !class_exists( Html::class ) ) {
	class_alias( \Html::class, Html::class );
}

/**
 * The tag <alignment-checklist>: around lists, or empty for the built-in one.
 *
 * Parser and PPFrame are named in comments only: where they are has changed between versions of MediaWiki.
 */
class Hooks {

	/**
	 * A wiki is written by anybody: only these go into the page, escaped. `src` is not among them, since it would let whoever
	 * edits a page have its readers' browsers ask any server.
	 */
	private const ATTRIBUTES = [ 'list', 'team', 'only', 'readonly', 'theme', 'lang', 'storage', 'loading' ];

	/**
	 * @param \MediaWiki\Parser\Parser $parser
	 */
	public function onParserFirstCallInit( $parser ) {
		$parser->setHook( 'alignment-checklist', [ $this, 'render' ] );
	}

	/**
	 * @param string|null $text wiki text inside the tag
	 * @param string[] $attributes as they were written
	 * @param \MediaWiki\Parser\Parser $parser
	 * @param \MediaWiki\Parser\PPFrame $frame
	 * @return string HTML
	 */
	public function render( ?string $text, array $attributes, $parser, $frame ): string {
		$script = $this->script();
		$this->addScript( $script, $parser );
		$known = array_intersect_key( $attributes, array_flip( self::ATTRIBUTES ) );
		if ( trim( $text ?? '' ) !== '' ) {
			// What MediaWiki makes edit links of. It counts headings as if these were the page's own, so they would open another section.
			$links = '#<mw:editsection\b.*?</mw:editsection>#s';
			$content = preg_replace( $links, '', $parser->recursiveTagParseFully( $text, $frame ) );
		} else {
			$known += [ 'list' => 'pm-em' ];
			$content = $known['list'] === 'pm-em' ? $this->builtIn() : $this->link( $script );
		}
		// MediaWiki begins a paragraph before a tag that it does not know. Headings would end it, and with it the element.
		return Html::rawElement( 'div', [], Html::rawElement( 'alignment-checklist', $known, $content ) );
	}

	/**
	 * The built-in list, for readers without JavaScript. In a line, since a line break ends the item of a list that it may stand in.
	 */
	private function builtIn(): string {
		return str_replace( "\n", '', file_get_contents( __DIR__ . '/../built-in.html' ) );
	}

	private function link( string $script ): string {
		$words = wfMessage( 'alignmentchecklist-built-in' )->inContentLanguage()->text();
		return Html::rawElement( 'p', [], Html::element( 'a', [ 'href' => dirname( $script ) . '/' ], $words ) );
	}

	private function script(): string {
		$config = MediaWikiServices::getInstance()->getMainConfig();
		return $config->get( 'AlignmentChecklistScript' )
			?: $config->get( 'ExtensionAssetsPath' ) . '/AlignmentChecklist/dist/alignment-checklist.js' . $this->version();
	}

	/**
	 * A cache that goes on giving an older script would have it ask for files that an upgrade has replaced. By its content, since an
	 * archive may give its files any time.
	 */
	private function version(): string {
		$file = __DIR__ . '/../dist/alignment-checklist.js';
		return is_file( $file ) ? '?v=' . hash_file( 'crc32b', $file ) : '';
	}

	/**
	 * Pages with a checklist have the script, and a content security policy that lets it in.
	 *
	 * @param string $script
	 * @param \MediaWiki\Parser\Parser $parser
	 */
	private function addScript( string $script, $parser ): void {
		$output = $parser->getOutput();
		$output->addHeadItem( Html::element( 'script', [ 'type' => 'module', 'src' => $script ] ), 'alignment-checklist' );
		if ( preg_match( '#^(?:https?:)?//[^/]+#', $script, $origin ) ) {
			$output->addExtraCSPScriptSrc( $origin[0] );
			$output->addExtraCSPDefaultSrc( $origin[0] );
		}
	}
}
