<?php require "app/start.php";
