"""Writes wire.jsonl: made-up texts as newswire, reports and result tables are laid out, their names drawn from the lists.

usage: wire.py GAZETTEER.tsv KNOWN-NAMES.tsv > wire.jsonl       (the same bytes each time)

Every sentence is written for casebook; no name stands beside a fact. It teaches the model forms of text of which no
free annotated text was at hand: headlines, datelines, standings, score lines, scoreboards, business briefs, Spanish.
"""
import random,json,re,sys
R=random.Random(7)
G=[l.rstrip('\n').split('\t') for l in open(sys.argv[1])]
cls=lambda c:[t for k,t,x in G if c in x.split(',')]
first=[w.title() for w in cls('first')][:1500]; 
sur=[w.title() for w in cls('sur1')+cls('sur2')]; sur3=[w.title() for w in cls('sur3')]
country=[w.title().replace(' And ',' and ').replace(' Of ',' of ') for w in cls('country') if len(w)>3]; city=[w.title() for w in cls('bigcity') if w.isascii() and len(w)>3]
nat=[w.title() for w in cls('nat') if not w.endswith('s')]
K={}
for l in open(sys.argv[2]):
    _,t,x=l.rstrip('\n').split('\t')
    for c in x.split(','): K.setdefault(c,[]).append(t)
ab=['U.S.','Britain','Germany','France','Spain','Italy','Russia','Sweden','Netherlands','Australia','South Africa','Czech Republic','Croatia','Argentina','Brazil','Kenya','Ethiopia','Jamaica','Cuba','China','Japan','South Korea','Switzerland','Austria','Belgium','Denmark','Norway','Finland','Poland','Ukraine','Romania','New Zealand','Zimbabwe','Ireland','Canada','India','Pakistan','Sri Lanka','Morocco','Algeria','Nigeria','Mexico','Colombia']
usc=['ATLANTA','CHICAGO','BOSTON','NEW YORK','DETROIT','CLEVELAND','MILWAUKEE','TORONTO','BALTIMORE','TEXAS','SEATTLE','OAKLAND','CALIFORNIA','MINNESOTA','KANSAS CITY','MONTREAL','FLORIDA','PHILADELPHIA','ST LOUIS','HOUSTON','CINCINNATI','PITTSBURGH','SAN DIEGO','LOS ANGELES','COLORADO','SAN FRANCISCO','ORLANDO','MIAMI','NEW JERSEY','WASHINGTON','INDIANA','CHARLOTTE','DENVER','UTAH','DALLAS','PHOENIX','SACRAMENTO','PORTLAND','VANCOUVER','GOLDEN STATE','SAN ANTONIO','BUFFALO','CAROLINA','TAMPA BAY','GREEN BAY','NEW ENGLAND','OTTAWA','EDMONTON','CALGARY','HARTFORD','ANAHEIM','SAN JOSE']
def name():
    r=R.random(); f=R.choice(first); s=R.choice(sur if r<.6 else sur3)
    if r<.1: return f"{f} {R.choice('ABCDEFGHJKLMPRSTW')}. {s}"
    if r<.15: return f"{f} {R.choice(['van','de','von','van der','di','al'])} {s}"
    if r<.2: return f"{f} {s}-{R.choice(sur3)}"
    return f"{f} {s}"
P=lambda x:f"[[PERSON:{x}]]"; O=lambda x:f"[[ORG:{x}]]"; L=lambda x:f"[[PLACE:{x}]]"; M=lambda x:f"[[MISC:{x}]]"
def per(): return P(name())
def su(): return P(R.choice(sur+sur3[:20000]))
def club(): return O(R.choice(K['club']))
def citytm(): return O(R.choice(city))
def team(): return club() if R.random()<.6 else citytm()
def nt(): return L(R.choice(ab))
def comp():
    r=R.random()
    if r<.55: return O(R.choice(K['company']))
    base=R.choice([R.choice(sur3),R.choice(sur3),R.choice(city),R.choice(['First','United','National','American','General','Pacific','Northern','Global','Allied','Universal','Consolidated','Standard','Central','International'])+' '+R.choice(['Data','Steel','Energy','Medical','Foods','Resources','Semiconductor','Gold','Telecom','Bancorp','Mining','Holdings','Systems','Oil'])])
    return O(base+' '+R.choice(['Corp','Inc','Ltd','Plc','Co','AG','SA','Group','Holdings','Industries','Bank','Corp.','Inc.','Ltd.','Co.','& Co','NV','SpA','Technologies','International','Partners','Securities']))
def agency(): return O(R.choice(K['agency']))
def media(): return O(R.choice(K['media']))
def place(): 
    r=R.random(); return L(R.choice(city) if r<.5 else R.choice(ab) if r<.8 else R.choice(K['region']))
def cty(): return L(R.choice(city))
MOODY=["Moody's","Standard & Poor's",'S&P']
n=lambda a,b:str(R.randint(a,b))
mon=lambda:R.choice('January February March April May June July August September October November December'.split())
day=lambda:R.choice('Monday Tuesday Wednesday Thursday Friday Saturday Sunday'.split())
def dec(): return f"{n(1,99)}.{n(0,99)}"
def date(): return R.choice([f"1996-{n(1,12).zfill(2)}-{n(1,28).zfill(2)}",f"{mon()} {n(1,28)}",f"{n(2001,2022)}-{n(1,12).zfill(2)}-{n(1,28).zfill(2)}"])
sport=['SOCCER','TENNIS','CRICKET','RUGBY UNION','GOLF','CYCLING','MOTOR RACING','ATHLETICS','NBA BASKETBALL','NHL ICE HOCKEY','NFL AMERICAN FOOTBALL','BASEBALL','BOXING','SKIING','SWIMMING','BASKETBALL']
up=lambda s:re.sub(r':(.*?)\]\]',lambda m:':'+m[1].upper()+']]',s)
def goals():
    return '' if R.random()<.5 else R.choice(['(',' ('])+', '.join(f"{su()} {n(1,90)}"+R.choice(['',' penalty',' pen']) for _ in range(R.randint(1,3)))+')'
def scoreline(t):
    a,b=t(),t(); x,y=n(0,5),n(0,5)
    return R.choice([f"{a} {x} {b} {y}",f"{a} {x} {goals()} {b} {y} {goals()}",f"{a} {x}, {b} {y}",f"{a} v {b}",f"{a} {x}-{y} {b}"])
def d_soccer():
    t=R.choice([club,team,team,nt]); what=R.choice(['first division','league','premier league','second division','cup','championship','division two'])
    na=M(R.choice(nat))
    out=[R.choice([f"{R.choice(sport[:1])} - {up(na)} LEAGUE RESULTS / STANDINGS.",f"SOCCER - {up(na)} {what.upper()} RESULTS.",f"SOCCER - {up(t())} BEAT {up(t())} {n(1,5)}-{n(0,1)}.",f"SOCCER - {up(su())} STRIKES TWICE AS {up(t())} WIN.",f"Soccer: {na} {what} results"]),
         f"{L(R.choice(city).upper())} {date()}", f"Results of {na} {what} matches played on {day()}:"]
    out+=[scoreline(t) for _ in range(R.randint(4,9))]
    if R.random()<.6:
        out+=["Standings (tabulated under games played, won, drawn, lost, goals for, against, points):"]
        out+=[f"{t()} {n(5,20)} {n(0,9)} {n(0,9)} {n(0,9)} {n(5,40)} {n(5,40)} {n(0,50)}" for _ in range(R.randint(4,10))]
    return out
def d_us():
    a=R.choice([3,4,12]); T=lambda:O(R.choice(usc)) if R.random()<.7 else O(R.choice(usc).title())
    out=[f"{R.choice(sport[8:12])} - {R.choice(['STANDINGS AFTER','RESULTS OF','SCHEDULE FOR'])} {day().upper()}'S GAMES.", f"{L('NEW YORK')} {date()}", f"Results of {R.choice([O('National Basketball Association'),O('National Hockey League'),O('Major League Baseball'),O('NFL'),O('NBA')])} games on {day()} (home team in CAPS):"]
    for _ in range(R.randint(4,10)):
        A=O(R.choice(usc)) ; B=O(R.choice(usc).title())
        out.append(R.choice([f"{A} {n(1,110)} {B} {n(1,110)}",f"{B} {n(1,110)} {A} {n(1,110)}",f"{B} {n(1,9)} {A} {n(1,9)} ({R.choice(['10 innings','OT','ot'])})",f"{A} AT {O(R.choice(usc))}",f"{O(R.choice(usc))} {n(10,90)} {n(10,90)} .{n(300,700)} {n(1,20)} 1/2",f"{club()} {n(10,90)} {n(10,90)} .{n(300,700)} -"]))
    out+=["EASTERN DIVISION" if R.random()<.5 else "CENTRAL DIVISION","W L PCT GB"]
    out+=[f"{O(R.choice(usc))} {n(10,90)} {n(10,90)} .{n(300,700)} {n(1,20)}" for _ in range(R.randint(3,6))]
    return out
def d_ind():
    ev=R.choice([("metres",""),("golf",""),("race",""),("ski","")])
    c=lambda:'('+nt()+')'
    out=[f"{R.choice(['ATHLETICS','SWIMMING','CYCLING','GOLF','SKIING','MOTOR RACING'])} - {R.choice(['LEADING RESULTS','RESULTS','FINAL RESULTS'])} OF {up(R.choice([nt(),cty(),M(R.choice(nat)+' Open'),M(R.choice(nat)+' Grand Prix')]))} {R.choice(['MEETING','RACE','MENS SLALOM',''])}.".replace(' .','.'),
         f"{L(R.choice(city).upper())}, {L(R.choice(ab))} {date()}" if R.random()<.5 else f"{L(R.choice(city).upper())} {date()}", R.choice([f"Leading results from the {M(R.choice(nat)+' '+R.choice(['Open','Grand Prix','Masters','Championship']))} on {day()}:","Women's 100 metres hurdles:","Leading final placings after the race:","Men's singles, first round (prefix number denotes seeding):"])]
    for i in range(1,R.randint(5,11)):
        out.append(R.choice([f"{i}. {per()} {c()} {dec()} seconds",f"{i}. {per()} {c()} {club()} {n(1,3)} hours {n(1,59)} minutes",f"{n(60,72)} {per()} {c()} {n(60,72)} {n(60,72)}",f"{n(260,290)} {per()} {c()} {n(60,72)} {n(60,72)}, {per()} {n(60,72)}",f"{per()} {c()} beat {per()} {c()} 6-{n(0,4)} 6-{n(0,4)}",f"{i}-{per()} {c()} beat {per()} {c()} {n(0,7)}-6 (7-{n(1,5)}) 6-{n(0,4)}",f"{i}. {per()} {L(R.choice(ab))} {n(1,100)} points"]))
    return out
def d_cricket():
    A,B=L(R.choice(['England','Pakistan','India','Australia','West Indies','Sri Lanka','South Africa','New Zealand','Zimbabwe'])),L(R.choice(['England','Pakistan','India','Australia','Sri Lanka','South Africa','New Zealand']))
    if R.random()<.4: A,B=O(R.choice(['Essex','Surrey','Kent','Middlesex','Sussex','Hampshire','Lancashire','Yorkshire','Warwickshire','Somerset','Glamorgan','Durham','Leicestershire'])),O(R.choice(['Derbyshire','Nottinghamshire','Worcestershire','Gloucestershire','Northamptonshire','Sussex','Kent']))
    ini=lambda:P(R.choice('ABCDGHJKMNPRSW')+'. '+R.choice(sur))
    out=[f"CRICKET - {up(A)} V {up(B)} SCOREBOARD.",f"{L(R.choice(city).upper())} {date()}",f"Scoreboard on the {R.choice(['first','second','third','final'])} day of the match between {A} and {B}:",f"{A} innings"]
    for _ in range(R.randint(4,8)):
        out.append(R.choice([f"{ini()} c {su()} b {su()} {n(0,120)}",f"{ini()} lbw b {su()} {n(0,120)}",f"{ini()} not out {n(0,120)}",f"{ini()} run out {n(0,90)}",f"{per()} b {su()} {n(0,99)}"]))
    out+=[f"Extras {n(1,30)}",f"Total (for {n(3,9)} wickets) {n(100,500)}",f"Fall of wickets: 1-{n(1,30)} 2-{n(31,60)} 3-{n(61,99)}","Bowling: "+", ".join(f"{su()} {n(5,30)}-{n(0,9)}-{n(20,99)}-{n(0,6)}" for _ in range(3)),R.choice([f"{su()}, {su()} and {su()} to bat.",f"Umpires: {per()} and {per()}.",f"{A} {n(100,400)} ({su()} {n(50,150)}, {su()} {n(4,6)}-{n(30,90)}), {B} {n(100,400)} and {n(10,90)}-{n(1,4)}"])]
    return out
def d_biz():
    a=comp(); b=comp(); p=per(); s=P(p[9:-2].split()[-1]); c=L(R.choice(city))
    q=R.choice
    out=[q([f"{up(a)} TO BUY {up(b)} STAKE",f"{a} to cut jobs, sees Q{n(1,4)} loss",f"{up(a)} SHARES SOAR ON {up(b)} BID",f"{a} says net up {n(2,40)} pct",f"{up(a)} sees {n(1996,2020)} profit rise",f"RESEARCH ALERT - {a} cut",f"{a} names {p} as president"]),
         q([f"{up(c)} {date()}",f"{up(c)}, {mon()} {n(1,28)} ({O(q(['AP','Reuters','Bloomberg','UPI']))}) _",f"{up(c)} ({O(q(['AP','Reuters']))}) --"])+q(['\n',' '])+
         q([f"{a} said on {day()} it would buy {b} for ${dec()} billion in stock.",f"{a} said it agreed to sell its {q(['chemicals','paper','retail'])} unit to {b}.",f"Shares of {a} fell {n(1,9)} to {n(10,99)}-{n(1,7)}/8 on the {O(q(['New York Stock Exchange','London Stock Exchange','Nasdaq','NYSE']))}.",f"Analysts at {b} cut their rating on {a} to hold from buy."])]
    out+=[R.choice([f'"We are pleased," said {p}, chief executive of {a}. {s} joined {a} from {b} in {n(1980,2015)}.',f"{p}, an analyst at {b} in {c}, said the market expected a rise. {s} said {a} would need a partner.",f"{a}, based in {cty()}, makes steel and has plants in {place()} and {place()}."]),
          R.choice([f"The {L(R.choice(ab))} unit of {a} lost {n(10,900)} million francs. {a} shares closed {n(1,20)} lower at {n(100,900)}.",f"{O(R.choice(MOODY))} cut its rating of {a}. {b} has a {n(5,50)} percent stake in {a}.",f"Regulators at the {agency()} must approve the deal between {a} and {b}.",f"{a} competes with {comp()}, {comp()} and {comp()}."]),
          R.choice([f"Net {n(10,90)} vs {n(10,90)}",f"-- {c} newsroom",f"Full name of company is {comp()}.",f"NOTE - {a} is the {c}-based unit of {b}.",f"1. {comp()} 2. {comp()} 3. {comp()}",f"({media()})",f"Source: {media()}."])]
    return out
def d_press():
    c=R.choice(city); m=R.choice(K['media'])
    out=[f"{R.choice(['PRESS DIGEST','Press digest'])} - {L(R.choice(ab))} - {mon()} {n(1,28)}.",f"{L(c.upper())} {date()}","These are the leading stories in the press on "+day()+".",m.upper() and f"{O(m.upper())}"]
    for _ in range(R.randint(2,5)): out.append(R.choice([f"- {agency()} to hold talks with {agency()} on {place()}.",f"- {per()} resigns from {agency()}.",f"- {comp()} wins contract in {place()}.",f"- {place()} and {nt()} sign a trade pact.",f"{media()}",f"- Police hold {n(2,90)} in {cty()} after clashes with {agency()}."]))
    return out
def d_pol():
    c=L(R.choice(city)); p=per(); s=P(p[9:-2].split()[-1]); na=M(R.choice(nat)); a=agency(); q=R.choice; x=nt()
    t=q(['President','Prime Minister','Foreign Minister','Sen.','Rep.','Gov.','Judge','spokesman','Gen.','Defence Minister','Interior Minister','opposition leader','Sheikh','Archbishop','Ambassador'])
    out=[q([f"{up(x)} REJECTS {up(a)} CALL",f"{up(s)} MEETS {up(per())} IN {up(c)}",f"{na} troops kill {n(2,30)} rebels",f"{up(a)} WARNS OF CRISIS IN {up(place())}",f"{x} says {s} must go"]),
     q([f"{up(c)} {date()}\n",f"{up(c)}, {x} ({O(q(['AP','Reuters','AFP']))}) _ ",f"{up(c)}, {mon()} {n(1,28)} -- "])+q([f"{na} {t} {p} said on {day()} that {a} had broken the accord with {agency()}.",f"{t} {p} told the {a} that {x} would not withdraw from {place()}.",f"Rebels of the {a} killed {n(2,50)} people near {cty()}, {media()} reported."]),
     q([f"{s} spoke to {media()} after a meeting with {na} {q(['President','Prime Minister','Foreign Minister'])} {per()}.",f"\"It is over,\" {s} said in {cty()}.",f"The {a} said {s} had left for {place()}.",f"{s}, a former member of {agency()}, was born in {cty()}."]),
     q([f"The {O('Ministry of '+q(['Defence','Foreign Affairs','Health','Justice','Education','Agriculture','the Interior']))} denied the report.",f"The {O(q(['Foreign','Defence','Interior','Finance','Health','Justice','Trade'])+' Ministry')} in {cty()} declined to comment.",f"The {O(q(['National','Supreme','Central','Higher','Federal'])+' '+q(['Election','Electoral','Security','Judicial','Revolutionary','Olympic'])+' '+q(['Council','Commission','Committee','Court','Tribunal','Board']))} will meet on {day()}.",f"The {O(q(city)+' '+q(['Police Department','City Council','District Court','Chamber of Commerce','School Board','Fire Department','General Hospital','University','Symphony Orchestra','High School']))} had no comment.",f"Members of the {O(R.choice(nat)+' '+q(['Red Crescent','Communist Party','Football Association','Medical Association','Air Force','Navy','Army','Parliament','Central Bank','Socialist Party']))} met in {cty()}.",f"The {O(q(['Institute','Center','Committee','Association','Office','Bureau','Department'])+' '+q(['for','of'])+' '+q(['Strategic Studies','Human Rights','Public Safety','Economic Research','Labor Statistics','Land Management','Nuclear Safety','International Affairs','Science in the Public Interest']))} published the study."])]
    return out

hq=lambda:R.choice(['Council','Commission','Committee','Agency','Authority','Institute','Foundation','Assembly','Tribunal','Federation','Union','League','Front','Movement','Brigade','Battalion','Center','Centre','Academy','Board','Service','Office','Bureau','Corps','Directorate','Trust','Society','Association','Alliance','Coalition','Congress','Senate','Court'])
adj=lambda:R.choice(['National','Supreme','Central','Federal','Regional','Royal','Islamic','Christian','Democratic','Popular','Revolutionary','Independent','General','High','International','European','African','Pan-American','Constituent','Electoral','Judicial','Legislative','Economic','Social','Military','Naval','Human Rights','Public Health','Civil Aviation','Energy','Anti-Corruption','Food','Youth','Workers','Farmers','Student','Patriotic','Liberation'])
def inst():
    r=R.random()
    if r<.45: return O(' '.join(dict.fromkeys([adj(),adj()]))+' '+hq())
    if r<.6: return O(R.choice(nat)+' '+adj()+' '+hq())
    if r<.75: return O(R.choice(['Ministry','Department','Office','Institute','Bureau','Board','Council'])+' of '+R.choice(['Defense','the Interior','Public Works','Foreign Trade','Culture','Finance','Health','Justice','Mines','Social Affairs','Oceanography','Fine Arts']))
    if r<.88: return O(R.choice([R.choice(city),R.choice(sur3)])+' '+R.choice(['University','Institute of Technology','Museum','Hospital','School','Foundation','Observatory','Theatre','Orchestra','Brigade','Cartel','Church','College','Museum of Art','Police','Times','Post','Herald','Gazette','Tribune','Daily News','Chronicle','Star']))
    return O('University of '+R.choice(city))
def acr(o):
    name=o[6:-2]; a=''.join(w[0] for w in name.split() if w[0].isupper())
    return a if len(a)>1 else None
def d_rep():
    q=R.choice; i=inst(); a=acr(i); A=O(a) if a else i; p=per(); s=P(p[9:-2].split()[-1]); x=place(); g=agency(); h=inst()
    out=[q([f"Report on the activities of the {i}",f"1. Background",f"Situation in {x}",f"Key findings",f"{i}: annual review"]),
     f"The {i}"+(f" ({A})" if a else '')+q([f" was set up in {n(1950,2015)} by {p}, a former officer of the {g}.",f" is based in {cty()}, {nt()}, and has branches in {place()} and {place()}.",f" launched an operation against {g} near {cty()} in {x} on {n(1,28)} {mon()} {n(2005,2019)}.",f" published documents obtained from the {h} by {media()}."]),
     q([f"According to {media()}, {A} fighters withdrew from {cty()} and {cty()} after air strikes by the {g}.",f"{s} told the {h} that {A} had hired {comp()} to repair the bridge.",f"Friends of {s} said that {g} officials in {x} had never met the head of {comp()}.",f"In {mon()} {n(2005,2019)}, {A} signed a contract worth ${n(2,900)} million with {comp()}.",f"{M(q(nat))} forces backed by {g} shelled positions of {A} in {x}."]),
     q([f"{p}, a geologist with {comp()}, drove from {cty()} to {cty()} with {per()}.",f"The group also holds territory in {x}, {place()} and the outskirts of {cty()}.",f"Following the {M(str(R.randint(1990,2020))+' '+q(['presidential','parliamentary','legislative','regional','municipal'])+' election')}, {s} left the {i}.",f"The survey of {x} was paid for by {comp()} and the {g}, and {s} edited it.",f"{q(['President','Prime Minister','Minister','Colonel','General','Dr.','Mr.','Ms.','Mrs.'])} {p} thanked the {h}."]),
     q([f"{A} moved its archive to {cty()}. {comp()} bought the building from the {media()}.",f"Under {q(['President','Chancellor','King','Mayor','Gov.'])} {s}, {x} became a member of {agency()}.",f"See also: {media()}; {i}; {h}.",f"The {M(q(['Treaty of ','Battle of ','Siege of ','Peace of '])+q(city))} and the {M(q(sur3)+' '+q(['Act','Report','Doctrine','Plan','Prize','Award','Agreement']))} are named after it.",f"Contact: {per()}, {inst()}, {cty()}, {nt()}."])]
    sep=q([' ','\n'])
    return [out[0],sep.join(out[1:])]
es_m=['enero','febrero','marzo','abril','mayo','junio','julio','agosto','septiembre','octubre','noviembre','diciembre']
esp=['Venezuela','Colombia','México','España','Perú','Chile','Argentina','Ecuador','Bolivia','Cuba','Panamá','Costa Rica','Guatemala','Honduras','El Salvador','Nicaragua','República Dominicana','Puerto Rico','Uruguay','Paraguay','Brasil','Estados Unidos','EE.UU.','Francia','Alemania','Italia','Rusia','China','Turquía','Irán','Suiza','Portugal','Reino Unido','Caracas','Bogotá','Madrid','Lima','Quito','La Habana','Ciudad de México','Buenos Aires','Santiago','La Paz','Ciudad de Panamá','Maracaibo','Valencia','Barquisimeto','Mérida','Medellín','Cali','Sevilla','Barcelona','Bilbao','Miami','Nueva York','Washington','Londres','París','Ginebra','América Latina','Europa','Zulia','Bolívar','Miranda','Táchira','Andalucía','Cataluña']
esf=['Juan','José','María','Luis','Carlos','Ana','Pedro','Jorge','Miguel','Francisco','Antonio','Manuel','Rafael','Alberto','Jesús','Diego','Javier','Fernando','Ricardo','Andrés','Hugo','Nicolás','Leopoldo','Henrique','Delcy','Tibisay','Carmen','Rosa','Isabel','Teresa','Lucía','Elena','Sofía','Gabriela','Daniela','Óscar','Álvaro','Germán','Iván','Raúl','Simón','Tomás','Ramón','Ángel','Alejandro','Eduardo','Enrique','Gustavo','Héctor','Víctor','Julio','César','Pablo','Mauricio','Rodrigo','Sergio','Martín']
ess=['García','Rodríguez','González','Fernández','López','Martínez','Sánchez','Pérez','Gómez','Martín','Jiménez','Ruiz','Hernández','Díaz','Moreno','Muñoz','Álvarez','Romero','Alonso','Gutiérrez','Navarro','Torres','Domínguez','Vázquez','Ramos','Gil','Ramírez','Serrano','Blanco','Molina','Morales','Suárez','Ortega','Delgado','Castro','Ortiz','Rubio','Marín','Sanz','Núñez','Iglesias','Medina','Garrido','Cortés','Castillo','Santos','Lozano','Guerrero','Cano','Prieto','Méndez','Cruz','Calvo','Gallego','Vidal','León','Márquez','Herrera','Peña','Flores','Cabrera','Campos','Vega','Fuentes','Carrasco','Diez','Reyes','Caballero','Nieto','Aguilar','Pascual','Santana','Herrero','Lorenzo','Montero','Hidalgo','Giménez','Ibáñez','Ferrer','Durán','Santiago','Benítez','Mora','Vicente','Vargas','Arias','Carmona','Crespo','Román','Pastor','Soto','Sáez','Velasco','Moya','Soler','Parra','Esteban','Bravo','Gallardo','Rojas','Valera','Uribe','Borges','Cabello','Padrino','Quintero','Zambrano','Chacón','Villegas','Rangel']
def espn(): return R.choice(esf)+' '+(R.choice(esf)+' ' if R.random()<.15 else '')+R.choice(ess)+(' '+R.choice(ess) if R.random()<.3 else '')
def eso():
    q=R.choice
    return O(q([lambda:q(['Ministerio','Secretaría','Dirección','Instituto','Consejo','Tribunal','Banco','Comisión','Oficina','Fiscalía','Asamblea','Corte','Partido','Movimiento','Frente','Sindicato','Federación','Asociación','Cámara','Fundación'])+' '+q(['Nacional Electoral','Supremo de Justicia','Central','General','Nacional','Constituyente','Socialista','Popular','Nacional de Tierras','de Comercio','de Economía y Finanzas','de Defensa','del Interior','de la Mujer','de Relaciones Exteriores','de Salud','de Derechos Humanos','de Trabajadores','Interamericana de Derechos Humanos','de Industria y Comercio','Bolivariano']),
      lambda:'Universidad '+q(['Central de Venezuela','de los Andes','Nacional Autónoma de México','de Buenos Aires','Complutense','de Salamanca','Católica Andrés Bello','Nacional']),
      lambda:q(['Constructora','Inversiones','Grupo','Banco','Corporación','Editorial','Transportes','Aerolíneas','Petróleos de','Electricidad de'])+' '+q(ess+esp[:20])+q([' C.A.',' S.A.',' S.L.','','']),
      lambda:q(['PDVSA','CNE','TSJ','ONU','OEA','FMI','PSUV','PSOE','PP','UE','CIDH','FARC','ELN','PRI','Sebin','Conatel','Cantv','Telefónica','Repsol','Iberia','BBVA','Santander','Pemex','Petrobras','Odebrecht','El Nacional','El País','El Mundo','El Universal','La Nación','Clarín','Reuters','EFE','AFP'])])())
def d_es():
    q=R.choice; p0=espn(); p=P(p0); s=P(p0.split()[-1] if p0.split()[-1] in ess else p0); l=lambda:L(q(esp)); o=eso(); o2=eso(); d=f"{n(1,28)} de {q(es_m)} de {n(1990,2022)}"
    out=[q([f"El {o} rechaza la denuncia de {p}",f"{p} viaja a {l()}",f"{up(o)} ANUNCIA ELECCIONES",f"Informe sobre {l()}"]),
     q([f"El presidente de {l()}, {p}, anunció el {d} que {o2} firmará un acuerdo con {o}.",f"{p}, director de la empresa {o}, declaró ante el {o2} que no conocía el contrato.",f"La fiscal {p} dijo este lunes en {l()} que el {o} investigará a {o2}.",f"Según {o2}, el ministro {p} se reunió en {l()} con representantes de {o}.",f"El señor {p} fue detenido en {l()} por orden de la {o}."]),
     q([f"«No hubo fraude», aseguró {s} en una rueda de prensa en {l()}.",f"{s} agregó que los pagos de {o} se hicieron desde {l()} y {l()}.",f"El {o} no respondió. {s} salió de {l()} el {d}.",f"Los documentos, publicados por {o2}, muestran que {s} recibió dinero en {l()}.",f"La decisión del {o} fue criticada por {P(espn())} y por la oposición."]),
     q([f"La empresa, fundada en {n(1960,2010)} en {l()}, pertenece a {P(espn())}.",f"Las elecciones se celebraron en {q(es_m)} de {n(1990,2022)}. Después, {o2} publicó el informe.",f"El Gobierno de {l()} y la {o2} no han comentado el caso.",f"¿Quién es {s}? Nació en {l()} y estudió en la {O('Universidad de '+q(esp[33:]))}.",f"Fuente: {o2}."])]
    return [out[0],q([' ','\n']).join(out[1:])]

kinds=[(d_rep,110),(d_es,130),(d_soccer,70),(d_us,50),(d_ind,50),(d_cricket,35),(d_biz,130),(d_press,25),(d_pol,150)]
docs=[]
for f,k in kinds:
    for i in range(k):
        
        raw='\n'.join(f()); raw=re.sub(r' {2,}',' ',raw).replace('[[PERSON:]]','')
        t='';es=[];last=0
        for m in re.finditer(r'\[\[(\w+):(.*?)\]\]',raw):
            t+=raw[last:m.start()]; s=len(t); t+=m[2]; last=m.end()
            # the article of a paper's name stays outside, as newswire marks it
            nm=m[2]; o=4 if nm.startswith('The ') else 0
            es.append(dict(start=s+o,end=len(t),kind=m[1]))
        t+=raw[last:]
        docs.append(dict(id=f"{f.__name__[2:]}-{i}",text=t,entities=es))
R.shuffle(docs)
for d in docs: print(json.dumps(d,ensure_ascii=False))
