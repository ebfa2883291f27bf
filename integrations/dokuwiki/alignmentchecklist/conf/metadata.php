<?php

$meta['script'] = ['string'];
