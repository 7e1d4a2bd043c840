#!/usr/bin/env ruby
