<?php

$lang['built_in'] = 'What Product Manager and Engineering Manager expect of each other';
