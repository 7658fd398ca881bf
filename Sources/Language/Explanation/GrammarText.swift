// Notation: `name:` begins a rule, `|` an alternative, `\` an extension of what was matched so far. 'x' is a token, "x" a
// name spelled so, [x] may be absent, {x} is one or more with commas, x* and x+ repeat, &x and !x look ahead, ~ commits,
// ^'x' must follow. `a.x` labels a part. `@kind` names what an alternative is. `=>` says what is wrong, and where:
// `here`, a label, `a-b`, `a..`, `a$` (its end), `target(a)`, `indent`.
let grammarText =
    statementGrammar + compoundGrammar + parameterGrammar + expressionGrammar + displayGrammar + targetGrammar

private let statementGrammar = #"""
    statement: compound | simpleLine
    simpleLine: simple !';' NEWLINE | simple simpleMore* [';'] NEWLINE
    simpleMore: ';' simple
    simple: assignment | starExprs | &'return' returnLine | &('import' | 'from') importLine | &'raise' raiseLine | 'pass'
     | &'del' delLine | &'yield' yieldExpr | &'assert' assertLine | 'break' | 'continue' | &'global' globalLine
     | &'nonlocal' nonlocalLine
    assignment: NAME ':' expr ['=' assigned]
     | ('(' singleTarget ')' | singlePlace) ':' expr ['=' assigned]
     | (starTargets '=')+ assigned !'='
     | singleTarget augmented ~ assigned
     | badAssignment
    assigned: yieldExpr | starExprs
    augmented: '+=' | '-=' | '*=' | '@=' | '/=' | '%=' | '&=' | '|=' | '^=' | '<<=' | '>>=' | '**=' | '//='
    returnLine: 'return' [starExprs]
    raiseLine: 'raise' expr ['from' expr] | 'raise'
    globalLine: 'global' {NAME}
    nonlocalLine: 'nonlocal' {NAME}
    delLine: 'del' delTargets &(';' | NEWLINE) | badDel
    assertLine: 'assert' expr [',' expr]
    importLine: 'import' {dotted ['as' NAME]} | fromLine
    fromLine: 'from' ('.' | '...')* dotted 'import' fromNames | 'from' ('.' | '...')+ 'import' fromNames
    fromNames: '(' {NAME ['as' NAME]} [','] ')' | {NAME ['as' NAME]} !',' | '*' | badFromNames
    dotted: NAME ('.' NAME)*
    badAssignment: a.badAnnotated ':' expr => a "only single target (not %a) can be annotated"
     | a.starNamed ',' starNamedList* ':' expr => a "only single target (not tuple) can be annotated"
     | a.expr ':' expr => a "illegal target for annotation"
     | (starTargets '=')* a.starExprs '=' => target(a) ""
     | (starTargets '=')* a.yieldExpr '=' => a "assignment to yield expression not possible"
     | a.starExprs augmented assigned => a "'%a' is an illegal expression for augmented assignment"
    badAnnotated: list | tuple | '(' a.badAnnotated ')'
    badDel: 'del' a.starExprs => delete(a) ""
    badFromNames: {NAME ['as' NAME]} ',' NEWLINE => here "trailing comma not allowed without surrounding parentheses"

    """#

private let compoundGrammar = #"""
    compound: &('def' | '@') function | &'if' ifLine | &('class' | '@') classLine | &'with' withLine | &'for' forLine
     | &'try' tryLine | &'while' whileLine | matchLine
    block: NEWLINE INDENT statement+ DEDENT | simpleLine | badBlock
    badBlock: NEWLINE !INDENT => indent "expected an indented block"
    decorators: ('@' named NEWLINE)+
    classLine: decorators rawClass | rawClass
    rawClass: badClass | 'class' NAME ['(' [arguments] ')'] ':' block
    badClass: 'class' NAME ['(' [arguments] ')'] NEWLINE => here "expected ':'"
     | a.'class' NAME ['(' [arguments] ')'] ':' NEWLINE !INDENT
     => indent "expected an indented block after class definition on line #a"
    function: decorators rawFunction | rawFunction
    rawFunction: badFunction | 'def' NAME ^'(' [params] ')' ['->' expr] ^':' block
    badFunction: a.'def' NAME '(' [params] ')' ['->' expr] ':' NEWLINE !INDENT
     => indent "expected an indented block after function definition on line #a"
    ifLine: badIf | 'if' named ':' block elifLine | 'if' named ':' block [elseBlock]
    elifLine: badElif | 'elif' named ':' block elifLine | 'elif' named ':' block [elseBlock]
    elseBlock: badElse | 'else' ^':' block
    badIf: 'if' named NEWLINE => here "expected ':'"
     | a.'if' named ':' NEWLINE !INDENT => indent "expected an indented block after 'if' statement on line #a"
    badElif: 'elif' named NEWLINE => here "expected ':'"
     | a.'elif' named ':' NEWLINE !INDENT => indent "expected an indented block after 'elif' statement on line #a"
    badElse: a.'else' ':' NEWLINE !INDENT => indent "expected an indented block after 'else' statement on line #a"
    whileLine: badWhile | 'while' named ':' block [elseBlock]
    badWhile: 'while' named NEWLINE => here "expected ':'"
     | a.'while' named ':' NEWLINE !INDENT => indent "expected an indented block after 'while' statement on line #a"
    forLine: badFor | 'for' starTargets 'in' ~ starExprs ':' block [elseBlock] | badForTarget
    badFor: 'for' starTargets 'in' starExprs NEWLINE => here "expected ':'"
     | a.'for' starTargets 'in' starExprs ':' NEWLINE !INDENT
     => indent "expected an indented block after 'for' statement on line #a"
    badForTarget: 'for' a.starExprs => loop(a) ""
    withLine: badWithIndent | 'with' '(' {withItem} [','] ')' ':' block | 'with' {withItem} ':' block | badWith
    withItem: expr 'as' starTarget &(',' | ')' | ':') | badWithItem | expr
    badWithItem: expr 'as' a.expr &(',' | ')' | ':') => target(a) ""
    badWith: 'with' {expr ['as' starTarget]} NEWLINE => here "expected ':'"
     | 'with' '(' {exprs ['as' starTarget]} [','] ')' NEWLINE => here "expected ':'"
    badWithIndent: a.'with' {expr ['as' starTarget]} ':' NEWLINE !INDENT
     => indent "expected an indented block after 'with' statement on line #a"
     | a.'with' '(' {exprs ['as' starTarget]} [','] ')' ':' NEWLINE !INDENT
     => indent "expected an indented block after 'with' statement on line #a"
    tryLine: badTry | 'try' ^':' block finallyBlock | 'try' ^':' block exceptBlock+ [elseBlock] [finallyBlock]
     | 'try' ^':' block exceptStarBlock+ [elseBlock] [finallyBlock]
    badTry: a.'try' ':' NEWLINE !INDENT => indent "expected an indented block after 'try' statement on line #a"
     | 'try' ':' block !('except' | 'finally') => here "expected 'except' or 'finally' block"
     | 'try' ':' block* exceptBlock+ a.'except' b.'*' expr ['as' NAME] ':'
     => a-b "cannot have both 'except' and 'except*' on the same 'try'"
     | 'try' ':' block* exceptStarBlock+ a.'except' [expr ['as' NAME]] ':'
     => a "cannot have both 'except' and 'except*' on the same 'try'"
    exceptBlock: badExceptIndent | 'except' expr ['as' NAME] ':' block | 'except' ':' block | badExcept
    exceptStarBlock: badExceptStarIndent | 'except' '*' expr ['as' NAME] ':' block | badExcept
    badExcept: 'except' ['*'] a.expr ',' exprs ['as' NAME] ':' => a.. "multiple exception types must be parenthesized"
     | 'except' ['*'] expr ['as' NAME] NEWLINE => here "expected ':'"
     | 'except' NEWLINE => here "expected ':'"
     | 'except' '*' (NEWLINE | ':') => here "expected one or more exception types"
    badExceptIndent: a.'except' expr ['as' NAME] ':' NEWLINE !INDENT
     => indent "expected an indented block after 'except' statement on line #a"
     | a.'except' ':' NEWLINE !INDENT => indent "expected an indented block after 'except' statement on line #a"
    badExceptStarIndent: a.'except' '*' expr ['as' NAME] ':' NEWLINE !INDENT
     => indent "expected an indented block after 'except*' statement on line #a"
    finallyBlock: badFinally | 'finally' ^':' block
    badFinally: a.'finally' ':' NEWLINE !INDENT => indent "expected an indented block after 'finally' statement on line #a"
    matchLine: "match" matchSubject ':' NEWLINE INDENT "case" | badMatch
    matchSubject: starNamed ',' [starNamedList] | named
    badMatch: "match" matchSubject NEWLINE => here "expected ':'"
     | a."match" matchSubject ':' NEWLINE !INDENT => indent "expected an indented block after 'match' statement on line #a"

    """#

private let parameterGrammar = #"""
    params: badParams | parameters
    parameters: slashPlain paramPlain* paramDefault* [starEtc] | slashDefault paramDefault* [starEtc]
     | paramPlain+ paramDefault* [starEtc] | paramDefault+ [starEtc] | starEtc
    slashPlain: paramPlain+ '/' ',' | paramPlain+ '/' &')'
    slashDefault: paramPlain* paramDefault+ '/' ',' | paramPlain* paramDefault+ '/' &')'
    starEtc: badStarEtc | '*' paramPlain paramMaybe* [kwds] | '*' paramStarred paramMaybe* [kwds]
     | '*' ',' paramMaybe+ [kwds] | kwds
    kwds: badKwds | '**' paramPlain
    paramPlain: a.param ',' | a.param &')'
    paramStarred: NAME ':' starExpr ',' | NAME ':' starExpr &')'
    paramDefault: param default ',' | param default &')'
    paramMaybe: param [default] ',' | param [default] &')'
    param: NAME [':' expr] @other
    default: '=' expr | badDefault
    badDefault: a.'=' &(')' | ',') => a "expected default value expression"
    badParams: paramPlain* badParamsHelper a.paramPlain => a "non-default argument follows default argument"
     | paramPlain* a.'(' paramPlain+ [','] b.')' => a-b "Function parameters cannot be parenthesized"
     | a.'/' ',' => a "at least one argument must precede /"
     | (slashPlain | slashDefault) paramMaybe* a.'/' => a "/ may appear only once"
     | [slashPlain | slashDefault] paramMaybe* '*' (',' | paramPlain) paramMaybe* a.'/' => a "/ must be ahead of *"
     | paramMaybe+ '/' a.'*' => a "expected comma between / and *"
    badParamsHelper: slashDefault | paramDefault+
    badStarEtc: a.'*' (')' | ',' (')' | '**')) => a "named arguments must follow bare *"
     | '*' param a.'=' => a "var-positional argument cannot have default value"
     | '*' (paramPlain | ',') paramMaybe* a.'*' (paramPlain | ',') => a "* argument may appear only once"
    badKwds: '**' param a.'=' => a "var-keyword argument cannot have default value"
     | '**' param ',' a.param => a "arguments cannot follow var-keyword argument"
     | '**' param ',' a.('*' | '**' | '/') => a "arguments cannot follow var-keyword argument"
    lambdaParams: badLambdaParams | lambdaParameters
    lambdaParameters: lambdaSlashPlain lambdaPlain* lambdaDefault* [lambdaStarEtc]
     | lambdaSlashDefault lambdaDefault* [lambdaStarEtc] | lambdaPlain+ lambdaDefault* [lambdaStarEtc]
     | lambdaDefault+ [lambdaStarEtc] | lambdaStarEtc
    lambdaSlashPlain: lambdaPlain+ '/' ',' | lambdaPlain+ '/' &':'
    lambdaSlashDefault: lambdaPlain* lambdaDefault+ '/' ',' | lambdaPlain* lambdaDefault+ '/' &':'
    lambdaStarEtc: badLambdaStarEtc | '*' lambdaPlain lambdaMaybe* [lambdaKwds] | '*' ',' lambdaMaybe+ [lambdaKwds]
     | lambdaKwds
    lambdaKwds: badLambdaKwds | '**' lambdaPlain
    lambdaPlain: a.lambdaParam ',' | a.lambdaParam &':'
    lambdaDefault: lambdaParam default ',' | lambdaParam default &':'
    lambdaMaybe: lambdaParam [default] ',' | lambdaParam [default] &':'
    lambdaParam: NAME @other
    badLambdaParams: lambdaPlain* badLambdaHelper a.lambdaPlain => a "non-default argument follows default argument"
     | lambdaPlain* a.'(' {lambdaParam} [','] b.')' => a-b "Lambda expression parameters cannot be parenthesized"
     | a.'/' ',' => a "at least one argument must precede /"
     | (lambdaSlashPlain | lambdaSlashDefault) lambdaMaybe* a.'/' => a "/ may appear only once"
     | [lambdaSlashPlain | lambdaSlashDefault] lambdaMaybe* '*' (',' | lambdaPlain) lambdaMaybe* a.'/'
     => a "/ must be ahead of *"
     | lambdaMaybe+ '/' a.'*' => a "expected comma between / and *"
    badLambdaHelper: lambdaSlashDefault | lambdaDefault+
    badLambdaStarEtc: '*' (':' | ',' (':' | '**')) => here "named arguments must follow bare *"
     | '*' lambdaParam a.'=' => a "var-positional argument cannot have default value"
     | '*' (lambdaPlain | ',') lambdaMaybe* a.'*' (lambdaPlain | ',') => a "* argument may appear only once"
    badLambdaKwds: '**' lambdaParam a.'=' => a "var-keyword argument cannot have default value"
     | '**' lambdaParam ',' a.lambdaParam => a "arguments cannot follow var-keyword argument"
     | '**' lambdaParam ',' a.('*' | '**' | '/') => a "arguments cannot follow var-keyword argument"

    """#

private let expressionGrammar = #"""
    exprs: expr (',' expr)+ [','] @tuple | expr ',' @tuple | expr
    expr: badExpr | badLegacy | disjunction 'if' disjunction 'else' expr @conditional | disjunction | lambda
    plainOnly: disjunction 'if' disjunction 'else' expr @conditional | disjunction | lambda
    badLegacy: a.NAME !'(' b.starExprs => a-b legacy "Missing parentheses in call to '$a'. Did you mean $a(...)?"
    badExpr: !(NAME STRINGTOKEN | SOFT) a.disjunction b.plainOnly
     => a-b bracketed "invalid syntax. Perhaps you forgot a comma?"
     | a.disjunction 'if' b.disjunction !('else' | ':') => a-b "expected 'else' after 'if' expression"
    yieldExpr: 'yield' 'from' expr @yield | 'yield' [starExprs] @yield
    starExprs: starExpr (',' starExpr)+ [','] @tuple | starExpr ',' @tuple | starExpr
    starExpr: '*' bitOr @starred | expr
    starNamedList: {starNamed} [',']
    starNamed: '*' bitOr @starred | named
    walrus: NAME ':=' ~ expr @walrus
    named: walrus | badNamed | a.expr !':='
    badNamed: a.expr ':=' expr => a "cannot use assignment expressions with %a"
     | a.NAME '=' b.bitOr !('=' | ':=') => a-b "invalid syntax. Maybe you meant '==' or ':=' instead of '='?"
     | !(list | tuple | generator | 'True' | 'None' | 'False') a.bitOr '=' bitOr !('=' | ':=')
     => a "cannot assign to %a here. Maybe you meant '==' instead of '='?"
    disjunction: conjunction ('or' conjunction)+ @operation | conjunction
    conjunction: inversion ('and' inversion)+ @operation | inversion
    inversion: 'not' inversion @operation | comparison
    comparison: bitOr comparisonPair+ @compare | bitOr
    comparisonPair: '==' bitOr | '!=' bitOr | '<=' bitOr | '<' bitOr | '>=' bitOr | '>' bitOr | 'not' 'in' bitOr
     | 'in' bitOr | 'is' 'not' bitOr | 'is' bitOr
    bitOr: bitXor \ '|' bitXor @operation
    bitXor: bitAnd \ '^' bitAnd @operation
    bitAnd: shift \ '&' shift @operation
    shift: sum \ '<<' sum @operation \ '>>' sum @operation
    sum: term \ '+' term @operation \ '-' term @operation
    term: factor \ '*' factor @operation \ '/' factor @operation \ '//' factor @operation \ '%' factor @operation
     \ '@' factor @operation
    factor: '+' factor @operation | '-' factor @operation | '~' factor @operation | power
    power: awaited '**' factor @operation | awaited
    awaited: 'await' primary @await | primary
    primary: atom \ '.' NAME @attribute \ generator @call \ '(' [arguments] ')' @call \ '[' slices ']' @subscript
    slices: slice !',' | {slice | starredExpr} [','] @tuple
    slice: [expr] ':' [expr] [':' [expr]] @other | named
    atom: NAME @name | 'True' @true | 'False' @false | 'None' @none | &STRINGTOKEN STRINGS @strings | NUMBER @number
     | &'(' (tuple | group | generator) | &'[' (list | listcomp) | &'{' (dict | set | dictcomp | setcomp)
     | '...' @ellipsis
    group: '(' a.(yieldExpr | named) ')' | badGroup
    badGroup: '(' a.starredExpr ')' => a "cannot use starred expression here"
     | '(' a.'**' expr ')' => a "cannot use double starred expression here"
    lambda: 'lambda' [lambdaParams] ':' expr @lambda
    arguments: args [','] &')' | badArguments
    args: {starredExpr | argument !'='} [',' kwargs] @other | kwargs @other
    argument: walrus | a.expr !':='
    kwargs: {kwargOrStar} ',' {kwargOrDouble} | {kwargOrStar} | {kwargOrDouble}
    starredExpr: '*' expr @starred
    kwargOrStar: badKwarg | NAME '=' expr @keyword | starredExpr
    kwargOrDouble: badKwarg | NAME '=' expr @keyword | '**' expr @unpacking
    badArguments: ({starredExpr | argument !'='} ',' kwargs | kwargs) ',' a.'*'
     => a "iterable argument unpacking follows keyword argument unpacking"
     | a.expr b.clauses ',' [args | expr clauses] => a-b "Generator expression must be parenthesized"
     | a.NAME b.'=' expr clauses => a-b "invalid syntax. Maybe you meant '==' or ':=' instead of '='?"
     | a.args b.clauses => a-b severalArguments "Generator expression must be parenthesized"
     | args ',' a.expr b.clauses => a-b "Generator expression must be parenthesized"
     | a.args ',' args => here "positional argument follows keyword argument%unpacking"
    badKwarg: a.('True' | 'False' | 'None') b.'=' => a-b "cannot assign to $a"
     | a.NAME b.'=' expr clauses => a-b "invalid syntax. Maybe you meant '==' or ':=' instead of '='?"
     | !(NAME '=') a.expr b.'=' => a-b "expression cannot contain assignment, perhaps you meant \"==\"?"

    """#

private let displayGrammar = #"""
    list: '[' [starNamedList] ']' @list
    tuple: '(' [starNamed ',' [starNamedList]] ')' @tuple
    set: '{' starNamedList '}' @set
    dict: '{' [pairs] '}' @dict | '{' wrongPairs '}'
    pairs: {pair} [',']
    pair: '**' bitOr | keyValue
    keyValue: expr ':' expr
    wrongPairs: {pair} ',' wrongPair
     | expr ':' a.'*' bitOr => a.. "cannot use a starred expression in a dictionary value"
     | expr a.':' &('}' | ',') => a "expression expected after dictionary key and ':'"
    wrongPair: a.expr !':' => a$ "':' expected after dictionary key"
     | expr ':' a.'*' bitOr => a.. "cannot use a starred expression in a dictionary value"
     | expr a.':' &('}' | ',') => a "expression expected after dictionary key and ':'"
    clauses: clause+ @other
    clause: 'for' starTargets 'in' ~ disjunction ('if' disjunction)* @other | badForTarget
    listcomp: '[' named clauses ']' @listcomp | badComprehension
    setcomp: '{' named clauses '}' @setcomp | badComprehension
    generator: '(' argument clauses ')' @generator | badComprehension
    dictcomp: '{' keyValue clauses '}' @dictcomp | badDictComprehension
    badComprehension: ('[' | '(' | '{') a.starredExpr clauses => a "iterable unpacking cannot be used in comprehension"
     | ('[' | '{') a.starNamed ',' b.starNamedList clauses
     => a-b "did you forget parentheses around the comprehension target?"
     | ('[' | '{') a.starNamed b.',' clauses => a-b "did you forget parentheses around the comprehension target?"
    badDictComprehension: '{' a.'**' bitOr clauses '}' => a "dict unpacking cannot be used in dict comprehension"

    """#

private let targetGrammar = #"""
    starTargets: a.starTarget !',' | starTarget (',' starTarget)* [','] @tuple
    starTarget: '*' !'*' starTarget @starred | targetPlace
    targetPlace: targetBase '.' NAME !targetMore @attribute | targetBase '[' slices ']' !targetMore @subscript | starAtom
    starAtom: NAME @name | '(' a.targetPlace ')' | '(' [starTargetsTuple] ')' @tuple | '[' [{starTarget} [',']] ']' @list
    starTargetsTuple: starTarget (',' starTarget)+ [','] | starTarget ','
    singleTarget: singlePlace | NAME @name | '(' a.singleTarget ')'
    singlePlace: targetBase '.' NAME !targetMore @attribute | targetBase '[' slices ']' !targetMore @subscript
    targetBase: a.atom &targetMore \ '.' NAME &targetMore @attribute \ '[' slices ']' &targetMore @subscript
     \ generator &targetMore @call \ '(' [arguments] ')' &targetMore @call
    targetMore: '(' | '[' | '.'
    delTargets: {delTarget} [',']
    delTarget: targetBase '.' NAME !targetMore @attribute | targetBase '[' slices ']' !targetMore @subscript | delAtom
    delAtom: NAME @name | '(' a.delTarget ')' | '(' [delTargets] ')' @tuple | '[' [delTargets] ']' @list

    """#
