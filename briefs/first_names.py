"""Given names that tell a gender almost always, from many languages: general knowledge, nobody of any article."""

from __future__ import annotations

from typing import Final


def _names(text: str) -> frozenset[str]:
    return frozenset(text.split())


MALE_NAMES: Final = _names(
    """
    aaron abdul abdullah abraham adam adrian ahmed alan albert alejandro alex alexander alexandre alexei alfred
    ali allan allen alberto amir anders andre andreas andrei andrew andriy andy angus anthony anton antonio
    antonis arnold arthur arturo barry ben benjamin benny bernard bernie bill billy bob bobby boris brad bradley
    brandon brendan brent brett brian bruce bruno bryan byron caleb calvin cameron carl carlos cedric charles
    charlie chip chris christian christoph christopher chuck clark claude clay clayton cliff clifford clint colin
    connor corey craig curtis cyril dale dan daniel danny darren darryl dave david dean dennis derek derrick diego
    dieter dimitri dirk dmitri dmitry dmytro dominic don donald doug douglas duncan dustin dwayne earl ed eddie
    edgar eduardo edward edwin eli elias elliot elliott emil emmanuel enrique eric erik ernest ernesto ethan
    eugene evan felipe felix fernando filip floyd francesco francis francisco franck frank franklin fred frederic
    frederick gabriel gareth gary gavin geoff geoffrey george gerald gerard gilbert giovanni giuseppe glenn gordon
    graham grant greg gregory guillermo gunther gus guy hamid hans harold harry harvey hassan hector heinz helmut
    hendrik henri henrik henry herbert herman hiroshi howard hugh hugo hussein ian ibrahim igor ilya isaac ismail
    ivan jack jacob jacques jake jakob jamal james jared jason javier jay jean-claude jean-luc jean-marc jean-yves
    jeff jeffrey jens jeremy jerome jerry jesus jim jimmy joachim joao joaquin joe joel johan johann john johnny
    jon jonas jonathan jorge jose josef joseph josh joshua juan jules julian julio justin kamal karim karl keith
    ken kenneth kevin khalid kirk klaus konrad kurt kyle kyriakos lance larry lars laurent lawrence lee leo leon
    leonard leonid lester lewis liam lloyd logan louis luca lucas luigi luis luke mahmoud malcolm manuel marc
    marcel marcelo marco marcus mario mark marshall martin marty marvin mateo matt matteo matthew matthias maurice
    mauricio max maxim maxime mehmet michael michel miguel mikael mike mikhail milton mitch mitchell mohamed
    mohammad mohammed moses muhammad murray mustafa nathan neil nelson niall nicholas nick nicolas nigel nikolai
    noah noel norm norman oleg oleksandr oliver olivier omar orlando oscar otto owen pablo patrick paul paulo
    pavel pedro pete peter petr petro phil philip philippe phillip pierre pietro prakash qasim quentin rafael raj
    rajiv ralph ramon randall randy raphael rashid raul ravi ray raymond recep reed reggie reid rex rich richard
    rick ricky rob robby robert roberto rod rodney rodrigo roger roland ron ronald rory ross roy ruben rudy russ
    russell ryan salman sam samir samuel santiago scott sean sebastian sergei sergey sergio seth shane shaun shawn
    shinzo sidney silvio simon stan stanley stefan stephane stephen steve steven stuart syed sven ted terrence
    theo theodore thierry thomas tim timothy toby todd tom tommy tony travis trevor troy tyler ulrich umar vasyl
    vernon victor vijay viktor vincent vitali vitaly vladimir volodymyr wallace walter warren wayne werner wesley
    wilhelm will william willie winston wolfgang xavier xi yasser yitzhak yuri yves zachary zbigniew zoran tucker
    sanjay arjun hiro kenji takeshi kwame kofi chidi emeka tariq yusuf orrin elijah bo grover hal hank herb ira
    jed lou ned ollie pierce rowan sandro
    aarav abdulaziz abdulla ade adolfo aidan aiden ajay akash akira alain alastair alec
    aleksandar aleksander aleksandr alessandro alexandros alistair alonso alvaro alvin amit amos anand anatoly
    anil armand armando arnaud arno arun arvid ashok atsushi augusto augustus axel
    aziz bart bashir basil beau benedict benito benoit bernardo bertrand bilal bjorn
    blake bogdan brady bronislaw burak callum carlo carsten cecil cesar chaim charlton chinedu
    chuka claudio clemens cody constantin cormac cornelius cosmo cristian cristiano
    damian damien damon danilo dario darius darrin davi davide davit dawid declan denzel
    desmond dexter dilip dimitris dinesh dmitriy domenico domingo dominik donovan dougal dusan dylan eamon eamonn
    edmond edmund efrain eirik ekrem elmer elvis emile emilio emre eoin erhard erich erling
    etienne eugenio evander ezra fabian fabio fabrice faisal faruk
    ferdinand fergal fernand festus fidel filippo finlay finn fintan francois franklyn franz fraser
    freddie fredrik friedrich fyodor gael gaetano garrett gaston gennady geraint gerardo gerhard germain
    giancarlo gilberto gilles gino giorgio giorgos girish godfrey goran gottfried grzegorz guido
    guillaume gunnar gustav gustavo haakon hakan hamza hannes hansel haris harish haroon hasan hashim hayden heikki
    henning henrique heriberto hernan hideo hiram hitoshi howie hubert humberto husam hussain
    iain ibrahima ignatius ilias imran ingmar inigo irving irwin isidore ismael istvan
    jaakko jaap jacek jacinto jacobo jaime jair jakub jalen jan janos janusz jarrod jasper javed jawad jayden jeffery
    jeremiah jerzy jethro jiro joakim jochen joerg jordi jorg josue jovan judd jurgen jussi kaare kabir kaito
    kamil kapil kareem karel karsten kazimierz kazuo keegan keir keiran kelvin kenny kerim kieran kishore klaas kojo
    kristian kristoffer krzysztof kumar kunal kurtis kwaku lachlan lasse laszlo leander leif
    leighton leland leroy levi lionel lorcan lorenzo lothar lucian luciano lucien ludovic ludwig lukas lukasz
    maciej mads magnus mahesh mahmud malachy mamadou manfred manish manoj marcello marcin
    marek marko markus marten mathias mathieu matti mattias mauro maximilian mehdi
    mervyn micah michal mick mihai mikkel miklos milos miroslav mohan mohit monty mordecai morten mortimer moshe
    mukesh munir murad murat murdo nabil naftali nasser nathaniel naveed naveen neal neville nico nicolae nicolo niels
    nikhil nikolas nikos nnamdi obafemi olaf olumide omer ondrej orson orville osman
    oswaldo otis ottavio oussama padraig pako paolo pascal paschal patrik paulinho pawel pearse percival percy
    peregrine petar petros petter phineas pieter pino pranav pratik prem radoslaw rafal rafiq
    raghav rahul raimund rainer rajan rajat rajesh rakesh ralf ramesh rami ramiro ramzan ranjit rasheed rasmus
    raymundo reginald reinhard reinhold remi reuben reynaldo rhys ricardo riccardo richie ridley rocco rodion
    rodolfo rohan rohit roly romain romeo ronan ronnie ruairi rufus rupert ruslan rustam saad sachin sadiq saeed sagar
    salim salvador salvatore sammy samson samuele sandeep sanjiv santosh satoshi seamus sefton selwyn serge
    sergi shahid shamil shankar sharif shashi shigeru shimon shlomo shyam siegfried sigmund sigurd silas silvester
    simeon sizwe slobodan solomon soren spiros stanislav stavros steen stefano stellan stig stoyan sunil
    suresh svein sylvain sylvester szymon tadeusz taha taiwo takashi takumi tamas tancredi tapio taras tarek tarun
    tatsuya teddy teodor terence thabo thaddeus theodor thibault thorsten tiago tibor timo timur titus
    tobias tobin tomas tomasz tommaso tor torben torsten toshiro tristan tuomas tyson uday udo ulf
    ulises umberto upton uriah uwe vaclav valentin vasily vaughn vidar vikas vikram viljo vinay
    vincenzo vinod virgil vishal vito vittorio vivek vlad vladislav vojtech volker waleed walid wally werther
    wilbur wilfred wilfrid wilfried willem willis wim winfred witold wojciech woodrow wyatt xander yannick yannis
    yaroslav yasin yiannis yoav yohannes yonatan yosef yoshi yossi youssef yuriy yusef zacharias zack zaid zain zane
    zeljko zev ziad zubair zvi
    adnan aksel alexey amin andres anies antti anwar arvind asger attila avi balazs bambang bartosz bela bjarne bojan
    branislav chukwu cornel costin csaba deepak dejan devrim dragan dragos ehud einar eitan erdal esa esteban fahad fahd
    fareed farid fatih ferenc fumio gabor gergely gheorghe gilad gonzalo gopal grigory gyula halil halvor harald hiroki
    idris ignacio iker ilkka imre ingvar ionut ivica jagdish jalal jaroslaw jesper joko jorgen jozsef juha jukka junaid
    junichiro kalman karoly kazuya kemal khaled kjell knut konstantin kwesi lajos lennart liviu luhut luiz majid maksim
    manmohan marcio mariusz markku mateusz matias mazen mesut mihaly mircea mogens mohsen mostafa muhsin mukul nader
    nadir naoki narendra nenad nitin nizar olav oleksiy olli oren orhan oskar ovidiu pekka petteri piotr prabowo pradeep
    predrag przemyslaw radu rafik ramzi rauf riyad rogerio ronen saleem sami sandor sauli seppo serhiy serkan shahbaz
    sindre sipho slavko slawomir sohail sorin stepan subramanian sulaiman suleiman tahir talal tareq tayyip tetsuya
    thiago tolga traian trond umit usman vadim valery vinicius vyacheslav wael yahya yevgeny yngve yoshihide younis yuta
    yuval zakaria zoltan zsolt
    """
)
FEMALE_NAMES: Final = _names(
    """
    abigail ada adriana agnes aisha alexandra alice alicia alison allison amanda amber amelia amina amy ana andrea
    angela angelica angelina anita ann anna annabelle anne annette annie antonia april ariana arlene astrid audrey
    ava barbara beatrice becky belinda bernadette bertha beth bethany betsy betty beverly bianca bonnie brenda
    bridget brigitte brittany camila camille candace carla carmen carol carole caroline carolyn carrie catherine
    cathy cecilia celeste charlotte chelsea cheryl chloe christiane christina christine cindy claire clara claudia
    colleen connie constance cristina crystal cynthia daisy danielle daniela dawn deborah debbie debra delia
    denise diana diane dolores donna dora doris dorothy edith eileen elaine eleanor elena elisabeth elise eliza
    elizabeth ella ellen eloise elsa emilia emily emma erica erika erin esther eva evelyn faith fatima fatma
    felicia fiona florence frances francesca freya gabriela gabrielle gail genevieve georgia georgina geraldine
    gertrude gina ginger giorgia gisele giulia gladys gloria grace greta gretchen gwen hannah harriet hazel
    heather heidi helen helena helga hilary hillary hope ida ilana inez ingrid irene irina iris isabel isabella
    isabelle ivana jacqueline jackie jane janet janice jasmine jeanette jeanne jenna jennifer jenny jessica jill
    jo joan joanna joanne josephine joy joyce juanita judith judy julia juliana julianne julie juliet june kaja
    kamala karen karin karina karla kate katherine kathleen kathryn kathy katie katrina katy kayla keiko kendra
    khadija kimberly kirsten kristen kristi kristin kristina laila lana lara latoya laura lauren laurie leah leila
    lena lidia lillian lily linda lisa liz liza lois lorena loretta lorraine louisa louise lucia lucy luisa lydia
    lynn mabel madeleine madeline madonna maggie marcia margaret margarita margot maria mariam marian marianne
    marie mariana marilyn marina marine marissa marjorie marlene marta martha mary maryam mathilde maureen maxine
    maya meg megan meghan melanie melinda melissa mercedes meredith mette mia michele michelle mildred miranda
    miriam moira mollie molly mona monica muriel myra myrna nadia nancy naomi natalia natalie natasha nellie
    nicola nicole nina nora norma octavia olena olga olivia oksana pamela patricia patty paula pauline peggy
    penelope penny petra phoebe phyllis polly priscilla priya rachel ramona rebecca regina renee rhonda rita
    roberta rosa rosalind rose rosemary roxanne ruth sabrina sally samantha sandra sanna sara sarah selma sharon
    sheila shelley sherry shirley sienna silvia simone sofia sonia sophia sophie stacey stella stephanie sue susan
    susana susanna susanne suzanne sylvia tamara tammy tania tanya tara tatiana teresa tessa thelma theresa
    tiffany tina tracey trisha ursula valerie vanessa vera veronica vicky victoria viola violet virginia vivian
    wanda wendy whitney wilma winifred yasmin yolanda yoko yulia yvette yvonne zainab zara zoe nikki
    abbie abby adela adele adeline adriane agatha aida aileen aimee ainhoa aino aisling ajda akiko alanna
    alba aleksandra alessandra alessia alexa alina alisa alix allegra alma althea alva amelie amira
    amrita anais anastasia andree aneta angele angelika angie ania anika anja anke annabel annalisa
    annelise annemarie annick annika anouk antje antoinette antonella anya aoife arabella araceli ariadne arwa
    aslaug asma athena aurelia aurelie aurora aya ayesha azra bea beata beatrix beatriz becca begona bella benedetta
    berenice bernice bettina birgit birgitta blanca boglarka bozena branka brenna bridie britney
    britta bronwen brooke bryony caitlin calista callie camilla carina carlene carlotta carolina
    cassandra cassie catalina caterina cath catriona celestine celia celine chantal charlene chiamaka
    chiara chioma christa christabel christelle ciara cicely clare clarissa clementine cleo clodagh concepcion
    cora cordelia corinna corinne cornelia cosima cressida dafna dagmar dahlia daiva damaris
    danica danuta daphne daria darlene dayna deanna deb deepa deirdre delphine demetria denisha desiree dina
    dinah dominika donatella doreen dorothea dorothee drusilla ebba edie edina edna edwina effie eilidh eimear
    eira eirlys ekaterina elaina eleanora eleni elif elin elina elinor elisa elke ellie elodie elsie elvira
    emelie emer emiko emine emmanuelle ena enid ernestine esme esmeralda esperanza estelle esti estrella eugenia
    eugenie eulalia eunice evangeline evita ewa fabiola farah farida farzana fatou faye fernanda filippa
    flavia francine franziska frauke freda frida frieda fumiko gabriella galina gemma gerda germaine
    ghada ghislaine gillian ginette giovanna gisela giselle gita giuliana glenda golda graciela grainne grazia
    greer griselda guadalupe gudrun guinevere gunilla gwendolyn gwyneth haley hana hanna haruka hatice
    hattie heba hedwig helene helle henrietta hermione hilda hildegard hulya imelda imogen ina indira
    ines inge ingeborg inger ioana iona irena iria irma iseult isha isla isobel itziar
    jacquelyn jada jana janelle janette janine janis jaqueline jeannette jeannie jemima jenni jennie jette jodie
    joelle johanna jolanta jolene jordana jorunn josefa josefina josie jovana judit julieta juno justine jutta
    kaisa kali kalpana kamila karima karoline kasia katarina katarzyna katerina kath katharina katharine kathi katia
    katja katrin kavita kay kayleigh keira keren kerstin kezia khadijah kiera kiki kinga kirstin kirsty kitty
    klara klaudia kristine krystyna kumiko kyra lakshmi lalita larisa lavinia lea leandra leanne leda leena
    lenka lenore leonie leonora leticia letitia letizia lia liana libby lidija liese liesel lieselotte ligia
    lilia lilian liliana lilith lilla lillie linn linnea lisbeth lise lisette liv livia ljiljana lora lotta
    lotte lottie louella luana lucila lucille lucinda lucretia ludmila lydie lyndsey lynette lynne madhuri mae
    magda magdalena mahalia maia maike maisie malala malgorzata malin mallory mamie mandy manuela mara marcela
    marcella mared mareike margarethe margaux marge margit margo margrethe margriet mari mariah mariama mariateresa
    maribel marietta marijke marika marilena marisa marisol marit marita marjan marjory marla marlies marlis marsha
    martina maryanne marzena masako mathilda matilda matilde maude maura mavis meera meghna merete meryl
    michaela michiko mihaela milena mimi minerva minna minnie mirjam misaki miyuki moa
    monique montserrat morag morgana mounia myriam myrtle nada nadine naima naledi nan nanette
    nasrin nastasia natasa nathalie neha nell nelly nerys ngozi niamh nicolette nimue nirmala nisha
    noelle noemi nolwenn nomvula nonna noreen nuria nwanneka odette ofelia ophelia oriana
    orla orlaith orly ottilie paloma pam paola parveen pascale patrizia patsy paulette paulina perla
    petronella petula philippa philomena pia piper pippa polina pooja poonam portia priscila quenby rachael rachele
    radha rafaela raimonda raisa rania raquel rasa rashida rayna rebekah reena reeta regine reiko reina renata renate
    reyna rhian rhiannon rhoda rhona ria rihanna rina roisin romaine romana romy rona rosalia rosalie rosalina
    rosaline rosanna rosanne roseanne roselyn rosie rosina rosita roswitha rowena roxana ruthie
    ryoko saara sabina sabine sadie sakura salma salome samira sanam sandhya sandi sangeeta saoirse sarita saskia satu
    scarlett selena selina seraphina serena shabnam shakira shanice shanta shauna shawna sheena sheryl shilpa
    shivani shona shreya sian sibyl sidonie siegrid sigrid sigrun silja silke silvana sinead siobhan siri
    sissel sixtine sloane solange soledad sondra sonja soraya stacy stefania stephania stine sumaya suneeta
    sunita suzan suzette svea svetlana swati sybil sylvie tabitha tahmina talia tallulah
    tamar tamika tamsin tansy tatjana teodora terri tess thandi thandiwe thea theodora therese thora tilda
    tilly tomoko tova tracie trine trish trista trudi trudy tuuli tyra ulla uma una ursa usha uta valentina
    valeria valeska vandana vashti vasilisa veena velma verena verity verna veronika veronique vesna vibeke victoire
    viktoria vilma violetta virginie viviana vivien vivienne wiebke winnie winona xanthe xenia
    ximena xiomara yael yamuna yana yara yasmina yasmine yesenia yetunde ylva ynes yoshiko ysabel yui yumi yumiko
    yuriko zahara zahra zaina zdenka zehra zelda zena zhanna zina zita zoja zoya zsofia zsuzsanna zuleika
    zuzana
    agnieszka agota andreea anneli ayse ayumi chinwe delfina dilma dorota erna esra estela eszter fatimah folake grazyna
    grete grethe ilona jelena jonna katalin katri krisztina ksenia layla lindiwe lourdes luciana lyudmila mamata maren
    megawati merve milica nadezhda nadira natalya nkosazana olesya ozlem pernille priyanka rocio sanae sevgi smriti
    snezana solveig sunniva sushma tansu tarja tatyana tuula unni urszula vigdis yelena yingluck zeynep zofia zsuzsa
    """
)


def gender_of_name(given: str) -> str | None:
    """ "m" or "f" where a given name is almost always one of them, else None."""
    key = given.casefold().strip(".")
    if key in MALE_NAMES:
        return "m"
    return "f" if key in FEMALE_NAMES else None
