"""Given names of one person in several languages, or shortened: a group a line; only names are compared by these."""

GIVEN = """
volodymyr | vladimir | wolodymyr | vladimyr | uladzimir
oleksandr | aleksandr | alexander | alexandr | alyaksandr | aliaksandr | alex
sergei | sergey | serhiy | serhii | sergiy | siarhei
dmitry | dmitri | dmytro | dmitriy | dzmitry
yuri | yury | yuriy | yurii | iurii
yevgeny | evgeny | yevgeniy | evgeni | yevhen | yevgeni
mikhail | mykhailo | michail
nikolai | nikolay | mykola
andrei | andrey | andriy | andrii
alexei | aleksei | alexey | aleksey | oleksiy | oleksii
pyotr | petr | petro | piotr
pavel | pavlo | paul
viktor | victor | viktar
muhammad | mohammed | mohamed | mohammad | muhammed | mohamad | mahmud
ahmed | ahmad | ahmet
hussein | hussain | husain | husayn
yusuf | yousef | youssef | yousuf | yosef | yusef
abdullah | abdallah | abdulla
joseph | joe | joey
james | jim | jimmy
william | bill | will | billy
robert | bob | bobby | rob
richard | dick | rick | rich
michael | mike | mick
thomas | tom | tommy
edward | ed | eddie | ted
theodore | ted | teddy
anthony | tony
benjamin | ben | bibi
daniel | dan | danny
david | dave
donald | don
elizabeth | liz | beth | betsy
katherine | catherine | kate | kathy | cathy
margaret | maggie | peggy
susan | sue
stephen | steven | steve
kenneth | ken
lawrence | larry
gregory | greg
jeffrey | geoffrey | jeff | geoff
christopher | chris
timothy | tim
matthew | matt
nicholas | nick
patrick | pat
peter | pete
samuel | sam
ronald | ron
rudolph | rudy
bernard | bernie
alexandria | alex
rebecca | becky
deborah | debbie
jennifer | jen | jenny
kamala | kamla
jacob | jake
joshua | josh
gerald | jerry
charles | charlie | chuck
andrew | andy
frederick | fred
francis | frank
henry | hank | harry
john | jack | johnny
"""
