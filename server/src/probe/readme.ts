/** What a person reads before the folder is uploaded. */
export const readme = (top: string): string => `What this folder is for

Handler Doctor tells what an Apache server does with a .htaccess file. For
that it has to know the server: which modules are loaded, and what
AllowOverride grants. The owner of a server asks apachectl; on shared hosting
the host can be asked with this folder instead.

What is in it

  ${top}/

holds one small folder for each question: is this module loaded, does
AllowOverride grant this, is that Option in force? In it lie a .htaccess file of
a few lines, which begins with the question, and a text file of one line. Apache
answers 500 for that one folder where it refuses the .htaccess, and serves the
text where it does not; a few questions are answered by 403 and 404 too. That is
all that is looked at. No program is started, nothing of your site is read, and
nothing is changed.

What you do

1. Upload ${top}
   with everything in it to your site: to its top, or to where the files lie
   that you want to know about. The files whose names begin with a dot must go
   too: some programs hide them. This README.txt and ask.sh stay here.

2. Ask, with the address that the uploaded folder has now:

     sh ask.sh https://www.example.org/${top} > answers.txt

   This needs curl (on Windows: in WSL, or in the shell that comes with Git).
   It asks for each probe once, and takes a minute or two. The host's error log
   gets an entry for each file that is refused: that is as it should be.
   answers.txt is a text that you can read: a line for each probe with its path,
   the status, and what the file shows (or where a redirect leads), and one with
   the name that the server gives itself.

3. Turn the answers into a profile, and use it:

     handler-doctor profile --from-answers answers.txt > host.json
     handler-doctor check --profile host.json

   A server on your own machine is asked without ask.sh:

     handler-doctor profile --from-url http://localhost/${top} > host.json

4. Remove the folder from the host. It does no harm there, but it shows how your
   server is set up to those who know its name. That name is made at random, and
   an empty page hides what is in each folder (but for the one that asks whether
   folders are listed), so that nobody finds it who is not told.

The answers hold for the place where the folder lies: a .htaccess file of your
own in a folder above it counts too. Where that asks for a password, or sends
visitors elsewhere, lay the folder where it does not.
`;
