/** What a person reads before the folder is uploaded. */
export const readme = (top: string): string => `What this folder is for

Handler Doctor tells what an Apache server does with a .htaccess file. For
that it has to know the server: which modules are loaded, and what
AllowOverride grants. The owner of a server asks apachectl; on shared hosting
the host can be asked with this folder instead.

${top} holds one small folder for each question. In each
lies a .htaccess file of a few lines, which begins with the question, and a
text file of one line. Where Apache refuses the .htaccess, it answers 500 for
that small folder, and serves the text otherwise. That is all that is looked
at. Nothing in it is run, nothing reads your site, and nothing changes it.

What you do

1. Upload ${top} with everything in it to your
   site, at its top or wherever the files lie that you want to know about.
   The files whose names begin with a dot must go too: some programs hide them.
   This README.txt and ask.sh stay here.

2. Ask, with the address that the uploaded folder has now:

     sh ask.sh https://www.example.org/${top} > answers.txt

   This needs curl (on Windows: in WSL, or in the shell that comes with Git).
   It asks for each probe once and takes a minute or two. The host's log of
   errors will hold an entry for each refused file: that is as it should be.

3. Turn the answers into a profile, and use it:

     handler-doctor profile --from-answers answers.txt > host.json
     handler-doctor check --profile host.json

   A server on your own machine is asked without ask.sh:

     handler-doctor profile --from-url http://localhost/${top} > host.json

4. Remove ${top} from the host. It does no harm there,
   but it shows how your server is set up to those who know its name. That name
   is made at random, and a page hides what is in each folder, but for the one
   that asks whether folders are listed: so nobody finds it who is not told.

The answers hold for the place where the folder lies: a .htaccess file of your
own in a folder above it counts too. Where that asks for a password, or sends
visitors elsewhere, lay the folder where it does not.
`;
