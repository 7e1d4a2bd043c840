import { causes } from '../cause.js';

/** Phusion Passenger 5 and 6, as hosts with cPanel or Plesk use it. */
export const passengerCauses = causes([
  {
    name: 'passenger-app-not-started',
    kind: 'symptom',
    output: 'before',
    entryFile: 'passenger_wsgi.py',
    says: [
      /^Could not spawn process for application (?<folder>.+?): (?!A timeout)(?<detail>.*)$/,
      /^Cannot checkout session because a spawning error occurred\..*$/,
      /^Error details saved to: (?<details>\S+)$/,
      /^(?:An error occurred while starting (?:up )?(?:the )?(?:web )?application).*$/,
    ],
    what: 'Passenger could not start the application.',
    why: 'Its startup file failed, or was not ready in time: visitors get 500 and "We\'re sorry, but something went wrong."',
    remedy:
      'Correct what the lines with "App ... output:" say just before: they are the application\'s own words.',
    rules: ['python2-syntax', 'syntax-error', 'removed-stdlib-module', 'shadowed-stdlib-module'],
    otherwise: [
      'passenger_wsgi.py has to be in the folder of the application and to have an object called "application".',
      'The packages have to be installed in the environment that the panel made for the application, for its version of Python or Node.',
      'Give all lines of that second to "handler-doctor explain --log -".',
    ],
  },
  {
    name: 'passenger-start-timed-out',
    entryFile: 'passenger_wsgi.py',
    says: [
      /^Could not spawn process for application (?<folder>.+?): A timeout .*$/,
      /^A timeout (?:occurred|error occurred) while (?:starting|spawning|preparing to start) .*$/,
      /^.*(?:did not respond|startup timeout|took too long to (?:start|finish)).*$/,
    ],
    what: 'The application was not ready in time (PassengerStartTimeout, 90 seconds by default).',
    why: 'It waits for something when it starts, as a database: visitors get 500.',
    remedy: 'Do the slow work when the first request comes, or later.',
  },
  {
    name: 'passenger-queue-full',
    status: 503,
    says: [
      /^(?:Returning HTTP 503 due to: )?Request queue (?:is )?full.*$/,
      /^.*PassengerMaxRequestQueueSize.*$/,
    ],
    what: 'More requests wait for the application than Passenger lets wait.',
    why: 'Visitors get 503.',
    remedy: 'Make the application faster, or ask the host for more processes (PassengerMaxPoolSize).',
  },
  {
    name: 'passenger-app-crashed',
    kind: 'symptom',
    output: 'before',
    says: [
      /^(?:Sending 502 response: )?application did not send a complete response.*$/,
      /^(?:Disconnecting (?:with error|client).*|error reading from application.*)$/,
      /^Process aborted! signo=(?<signal>\S+).*$/,
      /^(?:The )?(?:Phusion Passenger )?(?:application )?process .*(?:crashed|exited prematurely).*$/,
    ],
    status: 502,
    what: 'The application broke off in the middle of an answer.',
    why: 'It crashed, or was ended for lack of memory: visitors get 502.',
    remedy: 'Look at the lines with "App ... output:" before, and at the limits of the host.',
  },
  {
    name: 'passenger-not-running',
    says: [
      /^Unexpected error in mod_passenger: .*$/,
      /^(?:Unable to start (?:the )?Phusion Passenger|The Phusion Passenger .* (?:crashed|could not be started)|Phusion Passenger is (?:currently not serving|disabled)).*$/,
      /^\*\*\* (?:Phusion Passenger|ERROR).*$/,
      /^ERROR: .*(?:PassengerAgent|support binary|PassengerRoot).*$/,
      /^Unable to (?:connect to|check|set).*(?:agent|instance directory).*$/,
    ],
    what: 'Passenger itself does not run.',
    why: 'It could not start with Apache, so no application of it is served.',
    remedy:
      'Show the line to who runs the server: PassengerRoot, or the rights on its folder for temporary files, are the usual cause.',
  },
  {
    name: 'passenger-app-root',
    says: [
      /^(?:Cannot (?:stat|access|resolve|detect)|Unable to (?:stat|access)).*(?:PassengerAppRoot|application (?:root|at)|document root|'(?<path>\/[^']+)').*$/,
      /^.*permission.*(?:PassengerAppRoot|Passenger).*$/i,
    ],
    status: 403,
    what: 'Passenger may not look into the folder of the application, or it is not there.',
    why: 'Visitors get 403 or 500.',
    remedy:
      'Give each folder above the application the mode 755, and let "public" be the folder that is served.',
  },
  {
    name: 'passenger-life',
    kind: 'notice',
    status: null,
    says: /^(?:Starting Phusion Passenger|Passenger core|Phusion Passenger|Signal received|Received command to shutdown|Checking whether to disconnect|Initialization done|Shutdown|Watchdog|Stopping|Ust router|Created|Started|Client|Spawning|Process \(pid=|Killing|Terminating|Error contacting anonymous telemetry|WARNING: potential privilege escalation|\[ServerThr|\[ApiServer|Freed|Analytics|SecurityUpdateCheck|Security update check|Upgrade|A newer version|AppPool|Disconnecting long-running|Detaching)/i,
    what: 'Passenger tells what it does.',
    why: 'Nothing is wrong with that.',
    remedy: 'There is nothing to do.',
  },
]);
